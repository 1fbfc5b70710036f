const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { default: TestRunner } = require('jest-runner')
const TestEnvironment = require('./test-environment.cjs')

/** What the first run, which has no mutant, learns of every test file: its time in milliseconds and its tests. */
const LEARNT = 'test-files.json'

/** In milliseconds. A test that takes longer is not run for a mutant that concerns every test. */
const SLOW = 1000

/** The files that have killed mutants in this process, the last first: neighbours die of the same test. */
const killers = []

/**
 * jest's runner for a mutant: only the files that hold a test which covers it, the last killers first, then the fastest, and
 * none after the first that fails. Stryker names the tests in one regular expression; it is taken apart here, because jest would load
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
    const chosen = tests
      .filter(({ path }) => times.has(path))
      .sort(byTime(times))
      .sort(byKills)
    let isDead = false
    const die = (path) => {
      isDead = true
      killers.splice(0, killers.length, path, ...killers.filter((killer) => killer !== path))
    }
    this.on('test-file-success', ([{ path }, { numFailingTests }]) => {
      if (numFailingTests > 0) die(path)
    })
    this.on('test-file-failure', ([{ path }]) => die(path))
    TestEnvironment.asked = asked
    for (const test of chosen) if (!isDead) await super.runTests([test], watcher, options)
  }
}

function byTime(times) {
  return (one, other) => times.get(one.path) - times.get(other.path)
}

function byKills(one, other) {
  const [rank, otherRank] = [one, other].map(
    ({ path }) => killers.indexOf(path) + 1 || Number.MAX_SAFE_INTEGER,
  )
  return rank - otherRank
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
