import { expect, test } from 'vitest'
import { isEnglish } from './language.ts'
import { tokenize } from './tokens.ts'

const english = (text: string): boolean => isEnglish(tokenize(text, { start: 0, end: text.length }))

test('English news is English, in capitals too', () => {
  expect(english('The police said that two men were held after the fire in the old town on Sunday.')).toBe(true)
  expect(english('THE POLICE SAID THAT TWO MEN WERE HELD AFTER THE FIRE IN THE OLD TOWN ON SUNDAY.')).toBe(true)
})

test('Spanish, French, German and Russian are not', () => {
  expect(
    english('La policía dijo que dos hombres fueron detenidos después del incendio en el casco viejo el domingo.'),
  ).toBe(false)
  expect(english('La police a dit que deux hommes ont été arrêtés après le feu dans la vieille ville dimanche.')).toBe(
    false,
  )
  expect(
    english('Die Polizei sagte, dass zwei Männer nach dem Feuer in der alten Stadt am Sonntag verhaftet wurden.'),
  ).toBe(false)
  expect(english('Полиция сообщила что двое мужчин были задержаны после пожара в старом городе в воскресенье')).toBe(
    false,
  )
})
