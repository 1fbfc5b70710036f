import { toCommonJs } from '../src/consumer/to-common-js.ts'

test.each([
  ['a default import', "import koa from 'koa'", "const koa = require('koa')"],
  ['named imports', "import { a, b } from '@x/y'", "const { a, b } = require('@x/y')"],
  ['renamed imports', "import { a as c } from 'y'", "const { a: c } = require('y')"],
  ['a dynamic import', "  import('y').then(f)", "  import('y').then(f)"],
])('converts %s', (_name, source, expected) => {
  expect(toCommonJs(source)).toBe(expected)
})
