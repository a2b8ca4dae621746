// Parses programs with esbuild, each by itself, and writes those that parse as JavaScript with source maps.
//
// node compile.mjs TASK.json, where TASK.json holds
//   esbuild:  the folder of the package
//   target:   the Node that runs them, "node20.20.2"
//   programs: [{source, sourcefile, compiled, loader: "ts" | "js", format: "esm" | "cjs"}], paths of files
// and standard output then holds a list, one for each program in their order: null when it was written,
// else {line, column, text} of the first fault, both counted from 1.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const task = JSON.parse(await readFile(process.argv[2], "utf8"));
const esbuild = createRequire(import.meta.url)(task.esbuild);

const transform = (text, program, loader) =>
  esbuild.transform(text, {
    loader,
    format: program.format,
    target: task.target,
    sourcemap: "inline",
    sourcefile: program.sourcefile,
    logLevel: "silent",
  });

// JavaScript runs as it stands, unless it needs JSX taken out of it.
const compiled = async (text, program) => {
  if (program.loader !== "js") {
    return (await transform(text, program, program.loader)).code;
  }
  try {
    await transform(text, program, "js");
    return text;
  } catch (fault) {
    return transform(text, program, "jsx").then(
      (made) => made.code,
      () => Promise.reject(fault),
    );
  }
};

const outcome = async (program) => {
  const text = await readFile(program.source, "utf8");
  try {
    await writeFile(program.compiled, await compiled(text, program));
    return null;
  } catch (fault) {
    const first = fault.errors?.[0];
    if (first === undefined) throw fault;
    const { line = 1, column = 0 } = first.location ?? {};
    return { line, column: column + 1, text: first.text };
  }
};

process.stdout.write(JSON.stringify(await Promise.all(task.programs.map(outcome))));
