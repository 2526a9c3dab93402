// The plain HTML under the canvas: "Loading" until the first frame, and the reason when the page
// cannot start or go on. It must work when nothing else does.
import { Loop } from "./loop.js";

const notice = document.getElementById("notice");

let failed = false;

export function HideNotice() {
  notice.hidden = !failed;
}

export function ShowNotice(text) {
  notice.textContent = text;
  notice.hidden = false;
}

// Ends the page with a message. The first failure is the one told: later ones follow from it.
export function Fail(error) {
  if (failed) return;
  failed = true;
  Loop.Stop();
  document.getElementById("canvas").hidden = true;
  ShowNotice(`Kohort stopped: ${error?.message ?? error}\n` +
             "Reload the page to start again. Your files are as they were.");
  console.error(error);
}
