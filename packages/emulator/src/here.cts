/** The folder of this file. In a CommonJS file, because only CommonJS knows it in both builds. */
const here = { folder: __dirname }
// @ts-expect-error: not erasable, but the only export of CommonJS that the compiler takes beside `verbatimModuleSyntax`.
export = here
