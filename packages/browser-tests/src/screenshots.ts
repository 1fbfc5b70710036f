import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { SEED } from '@vod-errors/emulator'
import type { Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { startPages } from './start-pages.ts'

/** Renews the screenshots of the README: a failure in the front end, and the same call in the console. */
const FOLDER = fileURLToPath(new URL('../../../docs/images', import.meta.url))

const pages = await startPages()
const browser = await launchChromium()
try {
  await mkdir(FOLDER, { recursive: true })
  const context = await browser.newContext({ locale: 'en-US', deviceScaleFactor: 1.5 })
  const [web, vodConsole] = [await context.newPage(), await context.newPage()]
  await vodConsole.setViewportSize({ width: 1280, height: 800 })
  await vodConsole.goto(pages.emulator.endpoint)
  await web.setViewportSize({ width: 860, height: 560 })
  await web.goto(pages.web)
  await showFailure(web, vodConsole)
  await vodConsole.screenshot({ path: `${FOLDER}/console.png` })
  await web.screenshot({ path: `${FOLDER}/front-end.png` })
} finally {
  await browser.close()
  await pages.close()
}

async function showFailure(web: Page, vodConsole: Page): Promise<void> {
  await web.getByRole('link', { name: 'Published' }).click()
  await web.getByRole('heading', { name: 'Published' }).waitFor()
  await vodConsole.locator('#route').selectOption('GET /v1/media/*/delivery')
  await vodConsole.getByRole('button', { name: /^InternalError/ }).click()
  await vodConsole.locator('#queue > li').waitFor()
  await web.getByRole('button', { name: 'Play' }).click()
  await web.getByRole('alert').waitFor()
  await vodConsole.getByRole('button', { name: /^RequestConflict/ }).click()
  await vodConsole.getByText(SEED.media.published).first().waitFor()
  await vodConsole.locator('#calls summary').first().click()
  await vodConsole.evaluate(() => {
    scrollTo(0, 0)
    document.getElementById('notice')?.replaceChildren()
  })
}
