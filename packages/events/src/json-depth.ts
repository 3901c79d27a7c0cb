/** Open brackets and braces at the deepest place of a JSON text; JSON.parse takes a second for a million of them. */
export const jsonDepth = (text: string): number => {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (quoted && char === 0x5c) i += 1
    else if (char === 0x22) quoted = !quoted
    else if (!quoted && (char === 0x5b || char === 0x7b)) deepest = Math.max(deepest, ++depth)
    else if (!quoted && (char === 0x5d || char === 0x7d)) depth -= 1
  }
  return deepest
}
