import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const pageOf = (name: string) => readFileSync(join(__dirname, '../../..', name), 'utf8')
const ENGLISH = pageOf('README.md')
const CHINESE = pageOf('README.zh-CN.md')
const BLOCK = /^```[\s\S]*?^```$/gm

/** Tables that `docs:tables` writes; the test of the README holds them. */
const GENERATED = /^<!-- table: [\s\S]*?^<!-- \/table -->$/gm

const prose = (page: string) => page.replace(BLOCK, '')
const headings = (page: string) => prose(page).match(/^#+ .*$/gm) ?? []
const links = (page: string) =>
  Array.from(prose(page).matchAll(/\]\(([^)]+)\)/g), ([, target = '']) => target)
const cellsOf = (row: string) => row.slice(1, -1).split('|')

/** The tables of a page, each the cells of its rows, head and rule aside. */
function tables(page: string): readonly (readonly (readonly string[])[])[] {
  const found = prose(page).match(/(?:^\|.*\|\n)+/gm) ?? []
  return found.map((table) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) => cellsOf(row).map((cell) => cell.trim())),
  )
}

/** The identifiers and numbers that a text names, each once; the order of words differs between the languages. */
function named(text: string): readonly string[] {
  return [...new Set(text.match(/`[^`\n]+`|\d+/g))].sort()
}

test('each page links to the other at its top', () => {
  expect(ENGLISH.split('\n')[2]).toBe('[简体中文](README.zh-CN.md)')
  expect(CHINESE.split('\n')[2]).toBe('[English](README.md)')
})

test('the headings are as many, of the same levels, in the same order', () => {
  const levels = (page: string) => headings(page).map((heading) => heading.indexOf(' '))
  expect(levels(CHINESE)).toEqual(levels(ENGLISH))
})

test('the blocks of code are the same, byte for byte', () => {
  const blocks = ENGLISH.match(BLOCK)
  expect(blocks).not.toBeNull()
  expect(CHINESE.match(BLOCK)).toEqual(blocks)
})

test('the links lead to the same places, in the same order', () => {
  expect(links(ENGLISH).length).toBeGreaterThan(1)
  expect(links(CHINESE).slice(1)).toEqual(links(ENGLISH).slice(1))
})

test('the tables written by hand have the same rows, by their first cells', () => {
  const firstCells = (page: string) =>
    tables(page.replace(GENERATED, '')).map((rows) => rows.map(([cell = '']) => cell))
  expect(firstCells(ENGLISH)).not.toEqual([])
  expect(firstCells(CHINESE)).toEqual(firstCells(ENGLISH))
})

test('every row of a table names the same identifiers and numbers', () => {
  const rows = (page: string) =>
    tables(page).map((table) => table.map((row) => [row.length, ...named(row.join('|'))]))
  expect(rows(CHINESE)).toEqual(rows(ENGLISH))
})

test('every section names the same identifiers and numbers', () => {
  const sections = (page: string) =>
    prose(page)
      .split(/^#+ .*$/m)
      .map(named)
  expect(sections(CHINESE)).toEqual(sections(ENGLISH))
})
