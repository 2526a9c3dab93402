// Letters that the page's own fonts lack, painted with those of the reader's system on a canvas that
// nobody sees. Nothing is downloaded. The canvas is made when the first such letter comes.

const kFamily = "system-ui, sans-serif";
const kUnassigned = "\u0378";   // Unicode gave it to nothing, so no font has it
const kMostPixels = 512;        // of a side: some single characters are whole sentences

export class Glyphs {
  #painted = null;  // the last one
  #context;         // null: pixels read from it are not those painted
  #missing = new Map();  // font -> how the browser shows what no font has

  // {advance, left, top, width, height, colored} in device pixels, from the pen on the
  // baseline; null when no font has the letter. Browsers that show the missing in ways of their own,
  // such as Firefox with boxes that hold the number, go on to do so.
  Paint(codepoint, weight, size) {
    if (this.#context === undefined) this.#context = MakeContext();
    if (!this.#context) return null;
    const font = `${weight} ${size}px ${kFamily}`;
    if (!this.#missing.has(font)) this.#missing.set(font, this.#PaintText(kUnassigned, font));
    const glyph = this.#PaintText(String.fromCodePoint(codepoint), font);
    if (IsSame(glyph, this.#missing.get(font))) return null;
    this.#painted = glyph;
    return glyph;
  }

  // Of the letter painted last, as IM_COL32.
  Pixels() {
    return this.#painted.pixels;
  }

  #PaintText(letter, font) {
    const context = this.#context;
    context.font = font;
    // A mark alone would get a dotted circle to stand on. It is painted onto a space, which the pen
    // steps back for, and so over the letter before it.
    const space = /\p{M}/u.test(letter) ? "\u00a0" : "";
    const back = space ? context.measureText(space).width : 0;
    const text = space + letter;
    const box = context.measureText(text);
    const left = Math.floor(-back - box.actualBoundingBoxLeft) - 1;
    const top = Math.floor(-box.actualBoundingBoxAscent) - 1;
    const width = Math.min(kMostPixels, Math.ceil(box.actualBoundingBoxRight - back) + 1 - left);
    const height = Math.min(kMostPixels, Math.ceil(box.actualBoundingBoxDescent) + 1 - top);
    const glyph = { advance: Math.max(0, box.width - back), left, top, width, height, colored: false };

    context.clearRect(0, 0, width, height);
    context.fillText(text, -left - back, -top);
    glyph.pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    if (!glyph.pixels.some((pixel) => pixel >>> 24)) {
      return { ...glyph, width: 0, height: 0, pixels: new Uint32Array() };  // a space of some kind
    }
    glyph.colored = glyph.pixels.some((pixel) => pixel >>> 24 > 32 && (pixel & 0xf0f0f0) !== 0xf0f0f0);
    if (!glyph.colored) {
      for (let i = 0; i < glyph.pixels.length; ++i) glyph.pixels[i] |= 0xffffff;
    }
    return glyph;
  }
}

function MakeContext() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = kMostPixels;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.fillStyle = "#fff";
  context.direction = "ltr";
  // Against fingerprinting some browsers let a page read only noise, or one colour, from a canvas.
  context.fillRect(0, 0, 4, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  for (let i = 0; i < 64; ++i) {
    if (Math.abs(data[4 * i + 3] - (i % 8 < 4 ? 255 : 0)) > 8) return null;
  }
  return context;
}

function IsSame(a, b) {
  return a.width === b.width && a.height === b.height && a.left === b.left && a.top === b.top &&
         Math.abs(a.advance - b.advance) < 0.01 && a.pixels.every((pixel, i) => pixel === b.pixels[i]);
}
