import { escapeHtml } from '../../html-text.ts'

/** Values by which a list can be narrowed, and of how many entries each holds. */
export type FilterGroup = { name: string; legend: string; options: { value: string; label: string; count: number }[] }

/** Names of values that each entry of a list has, by the name of the group. */
export type Traits = Readonly<Record<string, readonly string[]>>

/** A group with the values that entries have, the most frequent first. */
export const filterGroup = (
  name: string,
  {
    legend,
    traits,
    labelOf = (value) => value,
  }: { legend: string; traits: readonly Traits[]; labelOf?: (value: string) => string },
): FilterGroup => {
  const counts = new Map<string, number>()
  for (const value of traits.flatMap((each) => [...new Set(each[name])]))
    counts.set(value, (counts.get(value) ?? 0) + 1)
  const options = [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([value, count]) => ({ value, label: labelOf(value), count }))
  return { name, legend, options }
}

const keyOf = ({ name, options }: FilterGroup, value: string): string =>
  `${name}${options.findIndex((option) => option.value === value)}`

/** The attributes by which the rules of `filterRules` find an entry. */
export const filterAttributes = (groups: readonly FilterGroup[], traits: Traits): string =>
  groups
    .map(
      (group) =>
        `data-${group.name}="${[...new Set(traits[group.name])].map((value) => keyOf(group, value)).join(' ')}"`,
    )
    .join(' ')

/** Radio buttons for each group; the form's own reset shows all again. */
export const filterForm = (groups: readonly FilterGroup[], { all, noun }: { all: number; noun: string }): string =>
  `<form class="filters" aria-label="Filters">
${groups
  .filter(({ options }) => options.length > 1)
  .map((group) => groupHtml(group, all))
  .join('\n')}
<button type="reset">all ${noun}</button>
</form>`

const groupHtml = (group: FilterGroup, all: number): string => {
  const { name, legend, options } = group
  const radio = (key: string, label: string, count: number, checked = ''): string =>
    `<label><input type="radio" name="${name}" id="${key}"${checked}> ${escapeHtml(label)} <small>${count}</small></label>`
  return `<fieldset><legend>${legend}</legend>${radio(`${name}-all`, 'all', all, ' checked')}${options
    .map(({ value, label, count }) => radio(keyOf(group, value), label, count))
    .join('')}</fieldset>`
}

/** Style rules that hide what is not chosen: without script, and so under a policy that forbids every script. */
export const filterRules = (groups: readonly FilterGroup[]): string =>
  groups
    .flatMap((group) =>
      group.options.map(({ value }) => {
        const key = keyOf(group, value)
        return `section:has(#${key}:checked) [data-${group.name}]:not([data-${group.name}~="${key}"])`
      }),
    )
    .map((selector) => `${selector} { display: none; }`)
    .join('\n')
