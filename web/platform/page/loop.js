// When frames are drawn: on demand. Whoever changes something calls Loop.Wake; the frame itself says
// when it wants the next one. Nothing runs while nothing changes.

let frame = null;    // draws, whatever speaks for waiting if told that it must; answers in how many
                     // milliseconds the next one is wanted, negative: none. It does not throw (ui.js)
let request = 0;     // of requestAnimationFrame
let timer = 0;
let stopped = false;

function Run(must) {
  request = 0;
  clearTimeout(timer);
  timer = 0;
  if (stopped || !frame) return;
  const next_ms = frame(must);
  if (next_ms === 0) Loop.Wake();
  else if (next_ms > 0) timer = setTimeout(Loop.Wake, next_ms);
}

export const Loop = {
  Start(draw) {
    frame = draw;
    Loop.Wake();
  },

  Wake() {
    if (!request && !stopped) request = requestAnimationFrame(() => Run(false));
  },

  // No frame is about to be drawn: what the last one showed is how the page is.
  Rests() {
    return !request;
  },

  // Draws before returning: what the browser is about to show must not wait for another frame.
  Now() {
    cancelAnimationFrame(request);
    Run(true);
  },

  Stop() {
    stopped = true;
    cancelAnimationFrame(request);
    clearTimeout(timer);
  },
};
