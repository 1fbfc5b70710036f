export { collectVodMetrics, type VodMetricsOptions } from './collect-vod-metrics.ts'
export type { AnyRegistry } from './metrics.ts'
