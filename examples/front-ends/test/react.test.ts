import { JSDOM } from 'jsdom'
import { act, createElement } from 'react'
import type { Root } from 'react-dom/client'
import { MediaPage } from '../src/media-page.tsx'
import { startBff } from './start-bff.ts'

const { window } = new JSDOM('<main></main>')
const { document, navigator } = window
Object.assign(globalThis, { window, document, IS_REACT_ACT_ENVIRONMENT: true })
Object.defineProperty(globalThis, 'navigator', { value: navigator })
const main = window.document.querySelector('main') ?? window.document.body

let bff: Awaited<ReturnType<typeof startBff>>
let root: Root
beforeAll(async () => {
  bff = await startBff()
})
afterAll(() => bff.stop())
beforeEach(async () => {
  const { createRoot } = await import('react-dom/client')
  root = createRoot(main)
})
afterEach(() => act(async () => root.unmount()))

/** Renders the page, and waits until it shows this. */
async function show(path: string) {
  await act(async () => root.render(createElement(MediaPage, { url: bff.urlOf(path) })))
}

async function until(isShown: () => unknown) {
  const end = Date.now() + 4000
  while (!isShown() && Date.now() < end) {
    await act(async () => await new Promise((resolve) => setTimeout(resolve, 20)))
  }
}

const alert = () => main.querySelector('[role="alert"]')
const button = () => main.querySelector('button')

test('shows the text, the id to quote, and no retry for a caller fault', async () => {
  await show('/media/mda-unknown')
  await until(alert)
  expect(alert()?.textContent).toContain("This video doesn't exist or was deleted.")
  expect(main.querySelector('code')?.textContent).toBe(bff.lastId())
  expect(button()).toBeNull()
})

test('counts down again after another failure with the same wait', async () => {
  bff.failNext({ code: 'RequestConflict' })
  await show('/media')
  await until(() => button()?.disabled === false)
  bff.failNext({ code: 'RequestConflict' })
  await act(async () => button()?.click())
  await until(() => button()?.disabled)
  expect([button()?.disabled, button()?.textContent]).toEqual([true, 'Try again in 1 s'])
})

test('counts down, and then loads again', async () => {
  bff.failNext({ code: 'RequestConflict' })
  await show('/media')
  await until(button)
  expect([button()?.disabled, button()?.textContent]).toEqual([true, 'Try again in 1 s'])
  await until(() => button()?.disabled === false)
  expect(button()?.textContent).toBe('Try again')
  await act(async () => button()?.click())
  await until(() => main.querySelector('pre'))
  expect(main.querySelector('pre')?.textContent).toContain('"mediaId"')
  expect(alert()).toBeNull()
})
