import { type Attributes, context, metrics as globalMetrics, propagation, trace } from '@opentelemetry/api'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node'

/** The real SDK, registered globally, exporting to memory. */
export interface Telemetry {
  readonly tracerProvider: NodeTracerProvider
  readonly meterProvider: MeterProvider
  readonly spans: () => readonly ReadableSpan[]
  readonly metrics: () => Promise<readonly MetricData[]>
  /** The data points of one metric. */
  readonly points: (metric: string) => Promise<readonly { attributes: Attributes; value: unknown }[]>
  readonly shutdown: () => Promise<void>
}

export function startTelemetry(): Telemetry {
  const spanExporter = new InMemorySpanExporter()
  const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] })
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({
    exporter: metricExporter,
    exportIntervalMillis: 3_600_000,
  })
  const meterProvider = new MeterProvider({ readers: [reader] })
  tracerProvider.register()
  globalMetrics.setGlobalMeterProvider(meterProvider)

  async function metrics(): Promise<readonly MetricData[]> {
    metricExporter.reset()
    await meterProvider.forceFlush()
    return metricExporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
  }

  return {
    tracerProvider,
    meterProvider,
    spans: () => spanExporter.getFinishedSpans(),
    metrics,
    async points(name) {
      const metric = (await metrics()).find(({ descriptor }) => descriptor.name === name)
      return metric?.dataPoints.map(({ attributes, value }) => ({ attributes, value })) ?? []
    },
    async shutdown() {
      for (const api of [trace, context, propagation, globalMetrics]) api.disable()
      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()])
    },
  }
}
