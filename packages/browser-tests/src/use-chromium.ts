import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'

/** The Chromium of a spec file. */
export interface Chromium {
  /** Opens a page in a context of its own, closed after the test. Fails later if the console has unexpected messages. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>
  /** Allows messages in the console of the current test that match, such as the browser's own for a failed request. */
  expectMessages(pattern: RegExp): void
}

/** Starts Chromium before the specs of a file. Each test fails if a page wrote something unexpected into its console. */
export function useChromium(): Chromium {
  let browser: Browser
  const contexts: BrowserContext[] = []
  const messages: string[] = []
  let meant = /^$/

  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    const unexpected = messages.splice(0).filter((message) => !meant.test(message))
    meant = /^$/
    expect(unexpected).toEqual([])
  })

  return {
    async open(url, options = {}) {
      const context = await browser.newContext({ locale: 'en-US', ...options })
      contexts.push(context)
      const page = await context.newPage()
      page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
      page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`))
      await page.goto(url)
      return page
    },
    expectMessages(pattern) {
      meant = pattern
    },
  }
}
