import { complaintsOf, tableOf } from '../src/matrix/cells.ts'

const ROWS = [
  { name: 'koa 3.0.0', cells: [{ column: 'node 20', complaint: '' }] },
  {
    name: 'koa 3.3.0',
    cells: [
      { column: 'node 20', complaint: 'no answer' },
      { column: 'ts 7', complaint: '' },
    ],
  },
]

test('the table has a column for everything that was tried anywhere', () => {
  expect(tableOf(ROWS)).toEqual([
    ['', 'node 20', 'ts 7'],
    ['koa 3.0.0', 'ok', '–'],
    ['koa 3.3.0', 'RED', 'ok'],
  ])
})

test('a complaint names its cell', () => {
  expect(complaintsOf(ROWS)).toEqual(['koa 3.3.0, node 20: no answer'])
})
