import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const pageOf = (name: string) => readFileSync(join(ROOT, name), 'utf8')
const ENGLISH = pageOf('README.md')
const CHINESE = pageOf('README.zh-CN.md')
const BLOCK = /^```[\s\S]*?^```$/gm

/** A README is read at once: what is longer belongs to the guides. */
const MOST_LINES = 150

const prose = (page: string) => page.replace(BLOCK, '')
const headings = (page: string) => prose(page).match(/^#+ .*$/gm) ?? []
const links = (page: string) =>
  Array.from(prose(page).matchAll(/\]\(([^)]+)\)/g), ([, target = '']) => target)
const firstCells = (page: string) => prose(page).match(/^\|[^|]+\|/gm) ?? []

/** The Chinese page of a guide, if there is one. */
function translationOf(target: string): string {
  const translated = target.replace(/^docs\//, 'docs/zh/')
  return existsSync(join(ROOT, withoutAnchor(translated))) ? translated : target
}

const withoutAnchor = (target: string) => target.replace(/#.*/, '')

/** The identifiers and numbers that a text names, each once; the order of words differs between the languages. */
function named(text: string): readonly string[] {
  return [...new Set(text.match(/`[^`\n]+`|\d+/g))].sort()
}

test.each([
  ['README.md', ENGLISH],
  ['README.zh-CN.md', CHINESE],
])('%s has at most 150 lines', (_name, page) => {
  expect(page.endsWith('\n')).toBe(true)
  expect(page.split('\n').length - 1).toBeLessThanOrEqual(MOST_LINES)
})

test('each page links to the other at its top', () => {
  expect(ENGLISH.split('\n')[2]).toBe('[简体中文](README.zh-CN.md)')
  expect(CHINESE.split('\n')[2]).toBe('[English](README.md)')
})

test('the headings are as many, of the same levels, in the same order', () => {
  const levels = (page: string) => headings(page).map((heading) => heading.indexOf(' '))
  expect(levels(ENGLISH).length).toBeGreaterThan(1)
  expect(levels(CHINESE)).toEqual(levels(ENGLISH))
})

test('the blocks of code are the same, byte for byte', () => {
  const blocks = ENGLISH.match(BLOCK)
  expect(blocks).not.toBeNull()
  expect(CHINESE.match(BLOCK)).toEqual(blocks)
})

test('the links lead to the same places, in the same order, and from Chinese to Chinese', () => {
  const [, ...english] = links(ENGLISH)
  const [, ...chinese] = links(CHINESE)
  expect(english.length).toBeGreaterThan(1)
  expect(chinese.map(withoutAnchor)).toEqual(english.map(translationOf).map(withoutAnchor))
})

test('every link leads to a file', () => {
  const targets = [...links(ENGLISH), ...links(CHINESE)].map(withoutAnchor)
  expect(targets.filter((target) => !/^https?:/.test(target) && !existsSync(join(ROOT, target)))).toEqual([])
})

test('the tables list the same packages', () => {
  expect(firstCells(ENGLISH).length).toBeGreaterThan(2)
  expect(firstCells(CHINESE).slice(1)).toEqual(firstCells(ENGLISH).slice(1))
})

test('every section names the same identifiers and numbers', () => {
  const sections = (page: string) =>
    prose(page)
      .split(/^#+ .*$/m)
      .map(named)
  expect(sections(CHINESE)).toEqual(sections(ENGLISH))
})
