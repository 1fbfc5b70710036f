import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The serious findings of axe, one line each. Open the page with `bypassCSP`: axe is a script from elsewhere. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => Reflect.get(globalThis, 'axe').run())
  return Array.from<Violation, Violation>(violations, (violation) => violation)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}
