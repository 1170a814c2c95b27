// Runs one contender over the files of a folder: node contenders.mjs NAME FOLDER
// Prints as JSON the seconds of processor time, without starting and reading, and its version.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// The lints of Harper that look for what this project's rules look for.
const COMPARABLE = [
  "AnA", "AnAnother", "ColdModalTypo", "CommaFixes", "DidPast", "DoubleModal",
  "InflectedVerbAfterTo", "ItsPossessive", "ModalBeAdjective", "ModalOf", "PronounInflectionBe",
  "PronounKnew", "PronounVerbAgreement", "QuoteSpacing", "RegularIrregulars", "RepeatedWords",
  "SimplePastToPastParticiple", "Spaces", "ThenThan", "UseToUsedTo", "WillNonLemma",
];

async function harper(chosen) {
  const { LocalLinter } = await import("harper.js");
  const { binary } = await import("harper.js/binary");
  const linter = new LocalLinter({ binary });
  await linter.setup();
  if (chosen) {
    const config = await linter.getLintConfig();
    const unknown = chosen.filter((name) => !(name in config));
    if (unknown.length) throw new Error(`Harper has no lints ${unknown.join(", ")}`);
    for (const name of Object.keys(config)) config[name] = chosen.includes(name);
    await linter.setLintConfig(config);
  }
  return async (text) => {
    for (const lint of await linter.lint(text, { language: "plaintext" })) lint.free();
  };
}

async function retext() {
  const { retext } = await import("retext");
  const { default: repeated } = await import("retext-repeated-words");
  const processor = retext().use(repeated).freeze();
  return async (text) => processor.process(text);
}

const contenders = {
  "harper.js": ["harper.js", () => harper(COMPARABLE)],
  "harper.js-all": ["harper.js", () => harper(null)],
  "retext-repeated-words": ["retext-repeated-words", retext],
};

const [name, folder] = process.argv.slice(2);
const [module, prepare] = contenders[name];
const manifest = new URL(`node_modules/${module}/package.json`, import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, "utf8"));
const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
const work = await prepare();
await work(texts[0]); // what is compiled or looked up at the first use
const start = process.cpuUsage();
for (const text of texts) await work(text);
const used = process.cpuUsage(start);
console.log(JSON.stringify({
  seconds: (used.user + used.system) / 1e6,
  version,
  lints: module === "harper.js" && name === "harper.js" ? COMPARABLE.length : 0,
}));
