import type { AnyRegistry } from '../src/metrics.ts'

/** One line of the text that Prometheus scrapes. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** All samples of a registry. */
export async function samplesOf(register: AnyRegistry): Promise<readonly Sample[]> {
  return readSamples(await register.metrics())
}

export function readSamples(text: string): readonly Sample[] {
  const lines = [...text.matchAll(/^(\w+)\{(.*)\} (\S+)$/gm)]
  return lines.map(([, name = '', labels = '', value]) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="(.*?)"/g)].map(([, key, label]) => [key, label])),
    value: Number(value),
  }))
}
