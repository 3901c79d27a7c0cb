import { expect, it } from 'vitest'
import { isOurHost, ownNames } from './host-check.ts'

const names = ownNames('0.0.0.0', ['Desk.Example', '10.0.0.7', 'fd00::7'])

it.each([
  'localhost',
  'localhost:3000',
  'blotter.localhost:3000',
  '127.0.0.1:3000',
  '127.1.2.3',
  '[::1]:3000',
  'desk.example:8443',
  'DESK.example',
  '10.0.0.7:3000',
  '[fd00::7]:3000',
])('%s is ours', (header) => {
  expect(isOurHost(header, names)).toBe(true)
})

it.each([
  undefined,
  '',
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example:3000',
  'localhost@evil.example',
  'evil.example/localhost',
  'evil.example?localhost',
  '0.0.0.0:3000',
  '10.0.0.8',
  'desk.example.evil.example',
  'localhost evil.example',
])('%s is not', (header) => {
  expect(isOurHost(header, names)).toBe(false)
})
