// Links whose fragment carries an audience, from http and from file://.
import assert from "node:assert/strict";
import { Test } from "./kit.mjs";

async function MakeAudience(page) {
  await page.OpenSample();
  await page.Click("Audiences", "tab");
  await page.Click("New audience", "button");
  await page.Click("Empty audience", "option");
  await page.Click("Add a condition to the audience", "button");
  await page.Click("Lifecycle stage", "option");
  await page.WaitFor("New audience", "row", (row) => row.value);
}

async function CopyLink(page) {
  await page.Click("Share", "button");
  await page.WaitFor(/^The link is copied/, "text");
  return page.tab.evaluate(() => navigator.clipboard.readText());
}

for (const where of ["http", "file"]) {
  Test(`an audience is shared by a link (${where})`, async (kit) => {
    const from = await kit.Open({ where });
    await MakeAudience(from);
    const link = await CopyLink(from);
    const [address, hash] = link.split("#");
    assert.equal(address, await from.tab.evaluate(() => location.href));
    assert.match(hash, /^s=[\w-]+$/);

    const to = await kit.Open({ where, hash: `#${hash}` });
    await to.WaitFor("1 audience is opened.", "text");
    assert.equal(await to.tab.evaluate(() => location.hash), "");
    await to.OpenSample();
    await to.Click("Audiences", "tab");
    const row = await to.WaitFor("New audience", "row", (found) => found.value);
    assert.equal(row.value, (await from.Find("New audience", "row")).value);
    await kit.Shoot(`shared-${where}`);

    // In a page that is open already; and one cut off on its way.
    await to.tab.evaluate((text) => { location.hash = text; }, hash.slice(0, -12));
    await to.WaitFor("This link holds no audience that can be read.", "text");
  });
}
