import { expect, test } from 'vitest'
import { isEnglish, isForeign, opensInEnglish } from './language.ts'
import { tokenize } from './tokens.ts'

const english = (text: string): boolean => isEnglish(tokenize(text, { start: 0, end: text.length }))

test('English news is English, in capitals too', () => {
  expect(english('The police said that two men were held after the fire in the old town on Sunday.')).toBe(true)
  expect(english('THE POLICE SAID THAT TWO MEN WERE HELD AFTER THE FIRE IN THE OLD TOWN ON SUNDAY.')).toBe(true)
})

test('names of other languages make a short text no other language', () => {
  expect(english('Gunmen from Los Halcones killed two guards in La Esperanza and Villa de la Paz on Sunday.')).toBe(
    true,
  )
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

test('a story in another language stays one, whatever English it quotes or ends with', () => {
  expect(
    english(
      'Die Ministerin sagte am Sonntag in Bonn: "We will stand with those who have been hurt by this, and we will not forget them." Danach fuhr sie ab. Die Polizei sucht drei Täter.',
    ),
  ).toBe(false)
  expect(
    english('周日，开罗一家商店起火，造成至少4人死亡，9人受伤，警方说。 It was the second fire in the city.'),
  ).toBe(false)
  expect(english('周日开罗 Cairo 一家商店起火 (fire in the shop)，造成至少4人死亡，9人受伤，警方说')).toBe(false)
})

test('English with many foreign names is English', () => {
  expect(
    english('Rebels shot nine in Kidal, Gao, Menaka, Mopti, Segou, Kayes, Sikasso, Ansongo, Gossi, Douentza.'),
  ).toBe(true)
  expect(english('The word 火 stands on the door of the house in the old town, the owner said on Sunday.')).toBe(true)
})

const tokens = (text: string) => tokenize(text, { start: 0, end: text.length })

test.each([
  ['A bomb killed 12 people in Kabul on Monday, police said.', true],
  ['REBELS SHOT FOUR OF THE GUARDS IN A CAMP ON FRIDAY.', true],
  ['Une bombe a tué douze personnes à Kaboul lundi, a annoncé la police.', false],
  ['Zwölf Tote bei Anschlag in Kabul', false],
  ['KABUL (AFP)', false],
  ['Mail an die Redaktion der Zeitung in Bonn', false],
])('the first line of "%s" is English: %s', (text, is) => {
  expect(opensInEnglish(tokens(text))).toBe(is)
})

test.each([
  ['En otro ataque, hombres armados mataron a 5 personas en Kandahar el lunes.', true],
  ['Polisi mengatakan serangan itu menewaskan 20 orang yang ada di pasar dan melukai 30.', true],
  ['قال مسؤول إن قنبلة قتلت 12 شخصا في كابول يوم الاثنين', true],
  ['The rebels of the Frente de la Liberación del Pueblo shot two guards on Monday.', false],
  ['Two die in van crash on Sunday, police say.', false],
  ['RSF', false],
])('"%s" is in another language than the story around it: %s', (text, is) => {
  expect(isForeign(tokens(text))).toBe(is)
})
