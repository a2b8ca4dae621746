// Bundles the packages that programs import, so that Node reads a file or two of each instead of hundreds.
//
// node bundle.mjs TASK.json, where TASK.json holds
//   esbuild:  the folder of the package
//   target:   the Node that runs them, "node20.20.2"
//   fewest:   for fewer programs it is not worth its time
//   programs: paths of their JavaScript, all in one folder, from which packages are found
//   folder:   where `node_modules` with the bundles is written
// and standard output then holds the paths of the programs that find there all that they import.
//
// A bundle is the same code, nothing shaken out of it. What could tell the difference keeps the packages as
// they lie: programs that import otherwise than by statements, and code that is no module or asks where it is.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const task = JSON.parse(await readFile(process.argv[2], "utf8"));
const esbuild = createRequire(import.meta.url)(task.esbuild);

const SPECIFIER = /^(?<owner>(?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?:\/[\w.~-]+)*$/;
const OTHERWISE = /\bimport\s*\(|\bimport\.meta\b|\brequire\b|\bcreateRequire\b/;
const PLACED = /\bimport\.meta\b|\b__dirname\b|\b__filename\b/;

const options = {
  absWorkingDir: dirname(task.programs[0]),
  bundle: true,
  conditions: [],
  format: "esm",
  logLevel: "silent",
  mainFields: ["main"],
  metafile: true,
  outdir: join(task.folder, "node_modules"),
  platform: "node",
  target: task.target,
  write: false,
};
const owner = (name) => SPECIFIER.exec(name).groups.owner;

// What programs import from packages, by their paths; without those that import otherwise, or nothing.
const imported = async () => {
  const plain = [];
  for (const path of task.programs) {
    if (path.endsWith(".mjs") && !OTHERWISE.test(await readFile(path, "utf8"))) plain.push(path);
  }
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: plain,
    external: ["./*", "../*", "/*"],
    packages: "external",
  });
  const found = new Map();
  for (const path of plain) {
    const names = metafile.inputs[basename(path)].imports.map((each) => each.path);
    const packages = names.filter((name) => !isBuiltin(name));
    if (packages.length > 0 && packages.every((name) => SPECIFIER.test(name))) found.set(path, packages);
  }
  return found;
};

// Says where imports lead that are asked for by one of some names: to an address that stays outside of the
// bundle when the file lies apart. An entry point is found as what a program imports, not as what it is.
const leading = (names, apart) => ({
  name: "leading",
  setup: ({ onResolve, resolve }) => {
    const filter = new RegExp(`^(?:${names.map((name) => name.replaceAll(/[^\w/@-]/g, "\\$&")).join("|")})$`);
    onResolve({ filter }, async ({ importer, kind, path, pluginData, resolveDir }) => {
      if (pluginData === leading) return undefined;
      const entry = kind === "entry-point" && { kind: "import-statement", resolveDir: options.absWorkingDir };
      const found = await resolve(path, { importer, kind, resolveDir, ...entry, pluginData: leading });
      return apart.has(found.path) ? { path: pathToFileURL(found.path).href, external: true } : found;
    });
  },
});

const bundled = (names, otherwise = [], apart = new Set()) =>
  esbuild.build({
    ...options,
    charset: "utf8",
    chunkNames: "bundled-[hash]",
    entryPoints: names.map((name, at) => ({ in: name, out: `${owner(name)}/${at}` })),
    ignoreAnnotations: true,
    keepNames: true,
    legalComments: "none",
    outExtension: { ".js": ".mjs" },
    plugins: [leading([...names, ...otherwise], apart)],
    splitting: true,
    treeShaking: false,
  });

// The files that lie apart: those that could tell that they are bundled, and all that these import, since
// nothing may be there twice.
const lyingApart = async (inputs) => {
  const apart = new Set();
  for (const [path, { format }] of Object.entries(inputs)) {
    if (format !== "esm" || PLACED.test(await readFile(join(options.absWorkingDir, path), "utf8"))) apart.add(path);
  }
  for (const path of apart) {
    for (const each of inputs[path].imports) if (!each.external) apart.add(each.path);
  }
  return apart;
};

const write = async ({ outputFiles }, names) => {
  for (const { path, contents } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  for (const name of new Set(names.map(owner))) {
    const own = names.filter((each) => owner(each) === name);
    const exports = own.map((each) => [`.${each.slice(name.length)}`, `./${names.indexOf(each)}.mjs`]);
    const described = { name, exports: Object.fromEntries(exports) };
    await writeFile(join(options.outdir, name, "package.json"), JSON.stringify(described));
  }
};

const namesOf = (programs) => [...new Set([...programs.values()].flat())].sort();

// Takes out the programs that import what lies apart, and bundles for the others.
const bundledFor = async (programs) => {
  const names = namesOf(programs);
  const { metafile } = await bundled(names);
  const apart = await lyingApart(metafile.inputs);
  const begins = Object.entries(metafile.outputs).map(([path, made]) => [basename(path), made.entryPoint]);
  const entry = (name) => new Map(begins).get(`${names.indexOf(name)}.mjs`);
  for (const [path, own] of programs) if (own.some((name) => apart.has(entry(name)))) programs.delete(path);
  const left = namesOf(programs);
  if (left.length === 0) return;
  const asked = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const otherwise = asked.filter(({ path }) => apart.has(path)).map((each) => each.original);
  const files = new Set([...apart].map((path) => join(options.absWorkingDir, path)));
  await write(await bundled(left, [...new Set(otherwise)], files), left);
};

const programs = await imported();
if (programs.size >= task.fewest) await bundledFor(programs);
else programs.clear();
process.stdout.write(JSON.stringify([...programs.keys()]));
