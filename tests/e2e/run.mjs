// The page in Debian's Chromium, from http and from file://.
//   node tests/e2e/run.mjs [WORD...]      only tests whose name has one of the words
// CHROMIUM names another browser. Screenshots go to build/screenshots.
import { RunTests } from "./kit.mjs";
import "./first_load.mjs";
import "./main_job.mjs";
import "./trouble.mjs";
import "./mappings.mjs";
import "./audiences.mjs";
import "./language.mjs";
import "./links.mjs";
import "./access.mjs";
import "./input.mjs";
import "./glyphs.mjs";
import "./screenshots.mjs";

process.exit((await RunTests(process.argv.slice(2))) > 0 ? 1 : 0);
