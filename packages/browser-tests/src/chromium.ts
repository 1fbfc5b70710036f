import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The shell without a window needs a fourth of the processor time. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** Starts that in the variable `CHROMIUM`, or the system's Chromium. Throws an Error that says how to install one. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? INSTALLED.find((path) => existsSync(path))
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error(
      `There is no ${executablePath ?? INSTALLED.join(' or ')}. Install one (apt-get install chromium-headless-shell), or set CHROMIUM to its path`,
    )
  }
  // Root, as in containers, has no sandbox.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return await chromium.launch({ executablePath, args })
}
