/** The folder of this file. In a CommonJS file, because only CommonJS knows it in both builds. */
export const here = __dirname
