// The canvas: its size in device pixels, kept exact, and what the graphics card forgets.
import { Loop } from "./loop.js";

// Device pixels of a length. The browser's own count, where it tells one: computed from CSS pixels it
// may be off by one, and the picture is then stretched. Further off it counts something else, as
// Chromium does when its developer tools emulate another screen.
function ExactSize(told, css_pixels) {
  const computed = css_pixels * devicePixelRatio;
  return Math.abs(told - computed) < 2 ? told : computed;
}

export class Surface {
  #canvas;
  #ui = null;
  #lost = false;
  #under_way = null;  // {fence}: the picture on its way to the screen; null = none is
  width = 0;  // in device pixels
  height = 0;
  scale = 1;  // device pixels per CSS pixel

  constructor(canvas) {
    this.#canvas = canvas;
    this.#Measure(canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio);
  }

  // Starts to follow changes.
  Watch(ui) {
    this.#ui = ui;
    const observer = new ResizeObserver(([{ contentRect, devicePixelContentBoxSize: boxes }]) => {
      this.#Resize(ExactSize(boxes?.[0]?.inlineSize, contentRect.width),
                   ExactSize(boxes?.[0]?.blockSize, contentRect.height));
    });
    try {
      observer.observe(this.#canvas, { box: "device-pixel-content-box" });
    } catch {
      observer.observe(this.#canvas);
    }
    this.#WatchScale();

    this.#canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();  // asks for it back
      this.#lost = true;
      this.#under_way = null;
      ui.Call("lost");
    });
    this.#canvas.addEventListener("webglcontextrestored", () => {
      this.#lost = false;
      ui.Call("redraw");
    });
  }

  // Draws a frame, unless there is nothing to draw on. One picture at a time is on its way to the
  // screen, unless one must be drawn: each holds as much memory as the page has pixels.
  Draw(must) {
    if (this.#lost || !this.width || !this.height) return -1;
    if (this.#IsUnderWay() && !must) return 0;
    const drawn = this.#ui.drawn;
    const next_ms = this.#ui.Frame(this.width, this.height, this.scale);
    if (this.#ui.drawn !== drawn) this.#Follow();
    return next_ms;
  }

  #Follow() {
    const gl = this.#canvas.getContext("webgl2");
    const picture = { fence: null };
    this.#under_way = picture;
    setTimeout(() => {  // the browser takes the picture when the frame ends
      if (this.#under_way !== picture) return;
      picture.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
    });
  }

  #IsUnderWay() {
    const gl = this.#canvas.getContext("webgl2");
    const fence = this.#under_way?.fence;
    if (fence && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.UNSIGNALED) {
      gl.deleteSync(fence);
      this.#under_way = null;
    }
    return this.#under_way !== null;
  }

  // The ratio changes with zoom and when the window moves to another screen. The query matches one
  // ratio, so each change needs a new one.
  #WatchScale() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      this.#Resize(this.#canvas.clientWidth * devicePixelRatio,
                   this.#canvas.clientHeight * devicePixelRatio);
      this.#WatchScale();
    }, { once: true });
  }

  #Resize(width, height) {
    if (!this.#Measure(width, height)) return;
    this.#ui.Call("redraw");
    Loop.Now();  // a resized canvas is empty: shown like this it would flash
  }

  #Measure(width, height) {
    const next = [Math.round(width), Math.round(height), devicePixelRatio];
    const same = next[0] === this.width && next[1] === this.height && next[2] === this.scale;
    [this.width, this.height, this.scale] = next;
    if (this.#canvas.width !== this.width) this.#canvas.width = this.width;
    if (this.#canvas.height !== this.height) this.#canvas.height = this.height;
    return !same;
  }
}
