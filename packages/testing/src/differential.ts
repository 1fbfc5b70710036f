export { describeDifferences } from './differential/describe-differences.ts'
export type { ExpressHosts, KoaHosts } from './differential/hosts/host.ts'
