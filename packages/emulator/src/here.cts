/** The folder of this file. In a CommonJS file, because only CommonJS knows it in both builds. */
const here = { folder: __dirname }
// The only export of CommonJS that the compiler takes beside `verbatimModuleSyntax`. Programs with `erasableSyntaxOnly` refuse it.
// biome-ignore lint/suspicious/noTsIgnore: an error in some programs of the workspace only.
// @ts-ignore
export = here
