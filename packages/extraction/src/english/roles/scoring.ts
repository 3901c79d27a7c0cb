import { ROLE_WEIGHTS } from './role-weights.ts'

/** What a noun group can be in an incident. */
export const roles = ['victim', 'target', 'doer', 'organisation'] as const
export type Role = (typeof roles)[number]

/** How likely a candidate with these features is to have a role, 0 … 1: a logistic sum over the table of weights. */
export const likelihood = (role: Role, features: string[]): number => {
  const column = roles.indexOf(role)
  let sum = ROLE_WEIGHTS.bias[role]
  for (const feature of features) sum += ROLE_WEIGHTS.weights[feature]?.[column] ?? 0
  return 1 / (1 + Math.exp(-sum))
}
