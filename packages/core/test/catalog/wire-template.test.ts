import { countCpuTime } from '@vod-errors/testing'
import { fillTemplate, readParams, templateParams } from '../../src/catalog/wire-template.ts'
import { CATALOG } from '../../src/index.ts'

const withParams = Object.entries(CATALOG).filter(([, { template }]) => template.includes('{'))

test.each(withParams)('reads the parameters of %s back out of its message', (_code, { template }) => {
  const params = Object.fromEntries(templateParams(template).map((name) => [name, `a ${name}: 1`]))
  expect(Object.keys(params).length).toBeGreaterThan(0)
  expect(readParams(template, fillTemplate(template, params))).toEqual(params)
})

test.each([
  ['the page’s sample', 'Media not found with {mediaId}', 'Media not found with mda-1', { mediaId: 'mda-1' }],
  [
    'two parameters',
    'Media {mediaId} process param error, {detail}',
    'Media m process param error, a, b',
    { mediaId: 'm', detail: 'a, b' },
  ],
  ['a text after the last', 'MediaTask {taskId} not found', 'MediaTask tsk-1 not found', { taskId: 'tsk-1' }],
  ['no parameter', 'Access denied.', 'Access denied.', {}],
  ['another head', 'Media {mediaId} is banned', 'media mda-1 is banned', {}],
  ['another tail', 'Media {mediaId} is banned', 'Media mda-1 is gone', {}],
  ['an empty value', 'Media {mediaId} is banned', 'Media  is banned', {}],
  ['a message shorter than its template', 'Media {mediaId} is banned', 'Media is banned', {}],
  ['an unknown template', '', 'anything', {}],
])('reads %s', (_name, template, message, params) => {
  expect(readParams(template, message)).toEqual(params)
})

test('reads a megabyte within 100 ms of processor time', () => {
  const message = `Media ${'process param error, '.repeat(50_000)}`
  const cpuTime = countCpuTime()
  readParams(CATALOG.MediaProcessParamError.template, message)
  expect(cpuTime()).toBeLessThan(100)
})

test('keeps a missing parameter in its braces', () => {
  expect(fillTemplate('Media {mediaId} is {toString}', { mediaId: 'mda-1' })).toBe(
    'Media mda-1 is {toString}',
  )
})
