/**
 * Starts to count processor time, and returns what reads the count in milliseconds. For bounds on how much work something is:
 * unlike time on a clock, it does not grow while other processes run.
 */
export function countCpuTime(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
