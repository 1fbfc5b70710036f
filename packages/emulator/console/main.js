import { initAccountAndMedia, renderAccount, renderMedia } from './account-and-media.js'
import { call, notify } from './api.js'
import { initCalls, renderAllCalls, renderCalls } from './calls.js'
import { byId } from './dom.js'
import { initFaults, renderFaults, renderQueue } from './faults.js'
import { initKeyboard } from './keyboard.js'
import { renderRoutes } from './scope.js'
import { follow, state } from './stream.js'
import { switchLanguage, text, translatePage } from './texts.js'

/** @type {import('./faults.js').Facts} */
const facts = await (await fetch('/_emulator/console/facts.json')).json()

initCalls()
initFaults()
initAccountAndMedia()
initKeyboard()
byId('endpoint', HTMLElement).textContent = location.origin
byId('language', HTMLButtonElement).addEventListener('click', () => {
  switchLanguage()
  renderPage()
})
byId('reset', HTMLButtonElement).addEventListener('click', async () => {
  if (await call('POST', 'reset')) notify(text('didReset'))
})
renderPage()
follow(renderChange)

/** Renders everything, in the current language. */
function renderPage() {
  translatePage()
  const other = byId('language', HTMLButtonElement)
  const isChinese = document.documentElement.lang === 'zh-CN'
  other.textContent = isChinese ? 'English' : '中文'
  other.lang = isChinese ? 'en' : 'zh-CN'
  renderRoutes(facts.routes)
  renderFaults(facts)
  renderAllCalls()
  renderChange({ account: '', faults: [], media: [] })
}

/** @param {import('./stream.js').Change} change */
function renderChange(change) {
  renderLive()
  if (change.calls || change.oldestCall) renderCalls(change.calls ?? [])
  if (change.faults) renderQueue()
  if (change.account !== undefined) renderAccount(facts)
  if (change.media) renderMedia(facts)
}

function renderLive() {
  const live = byId('live', HTMLElement)
  const key = state.isLive ? 'live' : state.wasLive ? 'disconnected' : 'connecting'
  live.textContent = text(key)
  live.dataset['state'] = key
}
