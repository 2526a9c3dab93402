// Reads files front to back in large pieces, as the engine asks for them.
//
// A File is read as one stream for as long as the offsets follow each other, because opening one at
// each piece costs more than reading it. Two buffers go back and forth ("bring your own buffer"):
// while the engine works on one, the browser fills the other, and nothing is left to collect.

const kReasons = {
  NotFoundError: "It was moved, renamed or deleted after it was chosen.",
  NotReadableError: "It changed, or was moved or deleted, after it was chosen.",
  SecurityError: "The browser does not allow it to be read.",
};

// Why a read failed, in words for people.
export function ReadFailure(error) {
  return kReasons[error?.name] ?? `The browser could not read it: ${error?.message ?? error}`;
}

export class FileChunks {
  #files = new Map();  // handle -> File
  #stream = null;      // the file being read, from where to where

  Add(handle, file) {
    this.#files.set(handle, file);
  }

  // Up to `size` bytes from `offset`; none at the end of the file. Valid until the next call.
  async Read(handle, offset, size) {
    const file = this.#files.get(handle);
    if (!file) throw new Error("The page no longer has it.");
    if (this.#stream?.handle !== handle || this.#stream.offset !== offset) this.#Open(handle, offset);
    const stream = this.#stream;
    try {
      const bytes = await (stream.ahead ?? this.#Fill(stream, size));
      stream.ahead = null;
      stream.offset += bytes.length;
      if (stream.lent) stream.spare = stream.lent;
      stream.lent = bytes.buffer;
      if (bytes.length > 0) {
        stream.ahead = this.#Fill(stream, size);
        stream.ahead.catch(() => {});  // told when its turn comes
      } else {
        this.#stream = null;
      }
      // More than asked for would not fit: sizes differ only when the engine changes its buffer.
      return bytes.length <= size ? bytes : this.#Again(handle, offset, size);
    } catch (error) {
      this.#stream = null;
      throw error;
    }
  }

  #Open(handle, offset) {
    this.#stream?.reader?.cancel().catch(() => {});
    const rest = this.#files.get(handle).slice(offset);
    // `ahead` is the read under way, `lent` the buffer of the last answer, `spare` one to fill.
    this.#stream = { handle, offset, rest, position: 0, reader: null, ahead: null, lent: null, spare: null };
    try {
      this.#stream.reader = rest.stream().getReader({ mode: "byob" });
    } catch {
      // This browser's files have no byte streams: slices do.
    }
  }

  #Again(handle, offset, size) {
    this.#Open(handle, offset);
    return this.Read(handle, offset, size);
  }

  async #Fill(stream, size) {
    if (!stream.reader) {
      const end = stream.position + size;
      const piece = await stream.rest.slice(stream.position, end).arrayBuffer();
      stream.position = end;
      return new Uint8Array(piece);
    }
    const buffer = stream.spare?.byteLength === size ? stream.spare : new ArrayBuffer(size);
    stream.spare = null;
    // `min` fills the whole buffer where the browser knows it, else a read returns what is there.
    const { value } = await stream.reader.read(new Uint8Array(buffer), { min: size });
    return value ?? new Uint8Array(0);
  }
}
