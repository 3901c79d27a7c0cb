// Verbs whose past forms do not end in -ed, or that reporting uses; written as inflection.ts reads them. Their forms end a
// noun group. Regular verbs need no entry: -ed and -ing show them.
export const PLAIN_VERBS = (
  'say:said tell:told take:took:taken go:went:gone come:came:come make:made leave:left flee:fled break:broke:broken ' +
  'strike:struck:struck hit:hit shoot:shot fight:fought find:found hold:held fall:fell:fallen blow:blew:blown sink:sank:sunk ' +
  'throw:threw:thrown set:set rise:rose:risen begin:began:begun become:became:become see:saw:seen give:gave:given lead:led ' +
  'run:ran:run lose:lost put:put drive:drove:driven stand:stood wear:wore:worn bring:brought send:sent keep:kept feel:felt ' +
  'catch:caught hide:hid:hidden tear:tore:torn sweep:swept meet:met win:won pay:paid know:knew:known speak:spoke:spoken ' +
  'write:wrote:written think:thought bear:bore:borne grow:grew:grown draw:drew:drawn fly:flew:flown seek:sought teach:taught ' +
  'buy:bought sell:sold build:built slide:slid hurl:hurled die:died lie:lay:lain lay:laid ride:rode:ridden swim:swam:swum ' +
  'shake:shook:shaken steal:stole:stolen wake:woke:woken bury:buried carry:carried try:tried deny:denied occupy:occupied ' +
  'spend:spent lend:lent bend:bent sleep:slept weep:wept creep:crept mean:meant deal:dealt feed:fed bleed:bled breed:bred ' +
  'spring:sprang:sprung cling:clung swing:swung fling:flung sling:slung dig:dug stick:stuck hang:hung slay:slew:slain ' +
  'undergo:underwent:undergone undertake:undertook:undertaken withdraw:withdrew:withdrawn overthrow:overthrew:overthrown ' +
  'forbid:forbade:forbidden understand:understood behead:beheaded hear:heard arise:arose:arisen forget:forgot:forgotten ' +
  'choose:chose:chosen freeze:froze:frozen drink:drank:drunk eat:ate:eaten sing:sang:sung ring:rang:rung sit:sat shut:shut cost:cost claim:claimed cut:cut burst:burst split:split cast:cast'
).split(' ')
