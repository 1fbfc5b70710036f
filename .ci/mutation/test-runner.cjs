const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { default: TestRunner } = require('jest-runner')
const TestEnvironment = require('./test-environment.cjs')

/** What the first run, which has no mutant, learns of every test file: its time in milliseconds and its tests. */
const LEARNT = 'test-files.json'

/** In milliseconds. A test that takes longer is not run for a mutant that concerns every test. */
const SLOW = 1000

/**
 * jest's runner for a mutant: only the files that hold a test which covers it, the fastest first, and none after the
 * first that fails. Stryker names the tests in one regular expression; it is taken apart here, because jest would load
 * every file to skip what is in it, and a long one is too large for the engine: the mutant would count as an error.
 */
module.exports = class QuickTestRunner extends TestRunner {
  #asked

  constructor(globalConfig, context) {
    super({ ...globalConfig, testNamePattern: undefined }, context)
    this.#asked = namesOf(globalConfig.testNamePattern)
  }

  async runTests(tests, watcher, options) {
    const path = join(this._globalConfig.rootDir, LEARNT)
    const isFirstRun = process.env.__STRYKER_ACTIVE_MUTANT__ === undefined
    if (!isFirstRun) return this.#runUntilDead(tests, readLearnt(path), { watcher, options })
    const learnt = []
    this.on('test-file-success', ([test, result]) => {
      learnt.push(learn(test, result))
    })
    await super.runTests(tests, watcher, options)
    writeFileSync(path, JSON.stringify(learnt))
  }

  async #runUntilDead(tests, learnt, { watcher, options }) {
    const asked = this.#asked ?? new Set(learnt.flatMap(({ quick }) => quick))
    const isAsked = ({ names }) => names.some((name) => asked.has(name))
    const times = new Map(learnt.filter(isAsked).map(({ path, time }) => [path, time]))
    const chosen = tests.filter(({ path }) => times.has(path))
    let isDead = false
    this.on('test-file-success', ([, { numFailingTests }]) => {
      isDead ||= numFailingTests > 0
    })
    this.on('test-file-failure', () => {
      isDead = true
    })
    TestEnvironment.asked = asked
    for (const test of chosen.sort((one, other) => times.get(one.path) - times.get(other.path)))
      if (!isDead) await super.runTests([test], watcher, options)
  }
}

function readLearnt(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
}

function learn({ path }, { perfStats, testResults }) {
  const nameOf = ({ fullName }) => fullName
  const quick = testResults.filter(({ duration }) => duration < SLOW).map(nameOf)
  return { path, time: perfStats.end - perfStats.start, names: testResults.map(nameOf), quick }
}

/** The tests of a pattern `(name)|(name)` with escaped names; `undefined` where the mutant concerns every test. */
function namesOf(pattern) {
  const names = pattern?.replace(/^\(|\)$/g, '').split(')|(')
  return names && new Set(names.map((name) => name.replace(/\\([.*+\-?^${}()|[\]\\])/g, '$1')))
}
