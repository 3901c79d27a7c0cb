import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settings } from '@blotter/config'
import { stageNames } from '@blotter/pipeline'
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1'
import { Deployment } from 'kubernetes-models/apps/v1'
import { Job } from 'kubernetes-models/batch/v1'
import { ConfigMap, Service } from 'kubernetes-models/v1'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'

const top = fileURLToPath(new URL('..', import.meta.url))
const folder = `${top}infra/kubernetes/`

type Probe = { httpGet: { path: string; port: string } }
type Container = {
  image: string
  command: string[]
  env?: { name: string; value: string }[]
  envFrom: { secretRef?: { name: string } }[]
  ports: { name: string; containerPort: number }[]
  livenessProbe: Probe
  readinessProbe: Probe
  securityContext: {
    readOnlyRootFilesystem: boolean
    allowPrivilegeEscalation: boolean
    capabilities: { drop: string[] }
  }
  resources: { requests: object; limits: { memory: string } }
}
type Pod = {
  terminationGracePeriodSeconds: number
  securityContext: { runAsNonRoot: boolean; runAsUser: number }
  containers: [Container]
}
type Thing = {
  apiVersion: string
  kind: string
  metadata: { name: string }
  spec: {
    template: { spec: Pod }
    minReplicaCount: number
    scaleTargetRef: { name: string }
    triggers: { type: string; metadata: { url: string; valueLocation: string } }[]
  }
  data: Record<string, string>
}

const { resources } = parse(readFileSync(`${folder}kustomization.yaml`, 'utf8')) as { resources: string[] }
const things: Thing[] = resources.flatMap((file) =>
  parseAllDocuments(readFileSync(`${folder}${file}`, 'utf8')).map((document) => document.toJS()),
)
const ofKind = (kind: string): Thing[] => things.filter((thing) => thing.kind === kind)
const deployments = ofKind('Deployment').map((thing) => [thing.metadata.name, thing] as const)
const shared = ofKind('ConfigMap')[0]?.data ?? {}

it('every file of the folder is applied', () => {
  const files = globSync('*.yaml', { cwd: folder }).filter((file) => file !== 'kustomization.yaml')
  expect(resources.toSorted()).toEqual(files.toSorted())
})

/** What Kubernetes and KEDA publish of the kinds that are used here. */
const published = { ConfigMap, Deployment, Job, ScaledObject, Service }
const modules: Readonly<Record<string, string>> = {
  v1: 'kubernetes-models/v1',
  'apps/v1': 'kubernetes-models/apps/v1',
  'batch/v1': 'kubernetes-models/batch/v1',
  'keda.sh/v1alpha1': '@kubernetes-models/keda/keda.sh/v1alpha1',
}
const isPublished = (kind: string): kind is keyof typeof published => kind in published

/** What the published schemas say against a thing. */
const faultsOf = (thing: Thing): string[] => {
  const { apiVersion, kind } = thing
  if (!isPublished(kind)) return [`${kind}: of no kind that is checked`]
  const Kind = published[kind]
  if (Kind.apiVersion !== apiVersion) return [`${kind}: ${apiVersion} is not ${Kind.apiVersion}`]
  try {
    new Kind(thing as never).validate() // whether it is one is what is asked
    return []
  } catch (error) {
    return [`${kind} ${thing.metadata.name}: ${(error as Error).message}`]
  }
}

/** What the compiler says of things written as literals of their published types: those know no field by another name. */
const misspelt = (checked: readonly Thing[]): string => {
  const cache = `${top}node_modules/.cache`
  mkdirSync(cache, { recursive: true })
  const home = mkdtempSync(join(cache, 'kubernetes-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const file = join(home, 'things.ts')
  const lines = checked.map((thing, at) => {
    const from = modules[thing.apiVersion]
    return `import type { I${thing.kind} as T${at} } from '${from}'\nexport const t${at}: T${at} = ${JSON.stringify(thing)}`
  })
  writeFileSync(file, lines.join('\n'))
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext']
  const { stdout, error } = spawnSync(`${top}node_modules/.bin/tsc`, [...options, file], { encoding: 'utf8' })
  if (error) throw error
  return stdout
}

it('everything is as Kubernetes and KEDA publish it, and no field is misspelt', () => {
  expect(things.flatMap(faultsOf)).toEqual([])
  expect(misspelt(things)).toBe('')
})

it('what is not as they publish it is seen', () => {
  const [, fetcher] = deployments.find(([name]) => name === 'fetcher') ?? []
  const [scaled] = ofKind('ScaledObject')
  if (!fetcher || !scaled) throw new Error('a deployment or a scaled object is missing')
  const wrong = { ...fetcher, spec: { ...fetcher.spec, replicas: 'three' } }
  expect(faultsOf(wrong)).toEqual(['Deployment fetcher: data/spec/replicas must be integer'])
  const misnamed = { ...scaled, spec: { ...scaled.spec, minReplicas: 2 } }
  expect(misspelt([misnamed])).toMatch(/minReplicas\W+ does not exist in type 'IScaledObjectSpec'/)
})

it('there is one deployment for each service of the Compose file', () => {
  const compose = parse(readFileSync(`${top}docker-compose.yml`, 'utf8'), { merge: true })
  const services = Object.entries<{ build?: object }>(compose.services).filter(
    ([name, { build }]) => build && name !== 'migrate',
  )
  expect(deployments.map(([name]) => name).toSorted()).toEqual(services.map(([name]) => name).toSorted())
})

describe.each(deployments)('the deployment %s', (name, { spec }) => {
  const pod = spec.template.spec
  const [container] = pod.containers

  it('runs a file of this repository', () => {
    const [node, ...rest] = container.command as string[]
    const [main, ...more] = rest.filter((part) => !part.startsWith('--'))
    expect([node, main, more]).toEqual(['node', `services/${name}/src/main.ts`, []])
    expect(existsSync(`${top}${main}`)).toBe(true)
  })

  it('is asked whether it works and is ready on the port where it answers', () => {
    expect([container.livenessProbe.httpGet.path, container.readinessProbe.httpGet.path]).toEqual(['/livez', '/readyz'])
    for (const { httpGet } of [container.livenessProbe, container.readinessProbe])
      expect(container.ports.find((port) => port.name === httpGet.port)?.containerPort).toBe(
        Number(shared.METRICS_PORT),
      )
  })

  it('has more time to end than its jobs', () => {
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(shared.SHUTDOWN_SECONDS))
  })
})

const pods = things.flatMap((thing) =>
  thing.spec?.template ? [[thing.metadata.name, thing.spec.template.spec] as const] : [],
)

describe.each(pods)('the pod of %s', (name, { securityContext, containers: [container] }) => {
  it('runs without rights, on a root that it cannot write', () => {
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 })
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(container.resources).toMatchObject({ requests: {}, limits: { memory: expect.any(String) } })
  })

  it('is given settings that there are, and the owner’s password only to migrate', () => {
    const given = [...Object.keys(shared), ...(container.env ?? []).map((setting) => setting.name)]
    expect(given.filter((setting) => !(setting in settings.shape))).toEqual([])
    const secrets = container.envFrom.flatMap(({ secretRef }) => secretRef?.name ?? [])
    expect(secrets.includes('blotter-owner')).toBe(name === 'migrate')
  })
})

it('scaling goes by stages that there are, of deployments that there are, and never to nothing', () => {
  const scaled = ofKind('ScaledObject')
  expect(scaled.length).toBeGreaterThan(0)
  for (const { spec } of scaled) {
    expect(deployments.map(([name]) => name)).toContain(spec.scaleTargetRef.name)
    expect(spec.minReplicaCount).toBeGreaterThanOrEqual(1)
    for (const { type, metadata } of spec.triggers) {
      const [, stage] = /\/api\/v1\/scale\/(\w+)$/.exec(metadata.url) ?? []
      expect([type, metadata.valueLocation]).toEqual(['metrics-api', 'inputs'])
      expect(stageNames).toContain(stage)
    }
  }
})

it('the console answers to the name that scaling asks for', () => {
  const asked = ofKind('ScaledObject').flatMap(({ spec }) =>
    spec.triggers.map(({ metadata }) => new URL(metadata.url).hostname),
  )
  const console = deployments.find(([name]) => name === 'console')?.[1].spec.template.spec.containers[0]
  const names = console?.env?.find(({ name }) => name === 'CONSOLE_HOSTS')?.value.split(',') ?? []
  expect([...new Set(asked)].filter((name) => !names.includes(name))).toEqual([])
})

it.runIf(spawnSync('kubectl', ['version', '--client']).status === 0)('kubectl puts them together', () => {
  expect(() => execFileSync('kubectl', ['kustomize', folder], { stdio: 'pipe' })).not.toThrow()
})
