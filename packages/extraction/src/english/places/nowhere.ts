/** Names of no one country; they are read so that no village of that name is, and have no place. */
export const NOWHERE: ReadonlySet<string> = new Set(
  `africa;west africa;east africa;north africa;southern africa;central africa;asia;southeast asia;south asia;
central asia;east asia;asia minor;europe;eastern europe;western europe;northern europe;southern europe;central europe;
european union;eu;the americas;americas;north america;south america;latin america;central america;latin american;
north american;south american;central american;european;europeans;african;africans;asian;asians;arab;arabs;arab world;
middle east;near east;far east;middle eastern;caribbean;balkans;caucasus;south caucasus;sahel;maghreb;horn of africa;
gulf;persian gulf;arabian peninsula;scandinavia;scandinavian;oceania;antarctica;arctic;
atlantic;atlantic ocean;pacific;pacific ocean;indian ocean;mediterranean;mediterranean sea;black sea;baltic sea;
red sea;caspian sea;north sea;south china sea;arabian sea;gulf of aden;gulf of mexico;caribbean sea;english channel;
alps;andes;himalayas;urals;ural mountains;amazon;sahara;
white house;wall street;united nations;islamic state;red cross;red crescent;amnesty international;human rights watch;
european commission;european parliament;world bank;arab league;african union;boko haram;al shabaab;shabaab;
al qaeda;qaeda;central american university;american airlines;american express;new york times;the new york times;
washington post;the washington post;los angeles times;wall street journal;boston globe;chicago tribune;
associated press;the associated press;fox news;west ham;real madrid;super bowl;hong kong flu;spanish flu;
independence day;north side;south side;east side;west side;swat team;swat teams;swat officers;swat unit`
    .split(/[;\n]+/)
    .map((name) => name.trim())
    .filter(Boolean),
)

/** The most words of a name that begins with this word. */
export const NOWHERE_LONGEST: ReadonlyMap<string, number> = [...NOWHERE].reduce((longest, name) => {
  const words = name.split(' ')
  const first = words[0] ?? ''
  return longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
}, new Map<string, number>())
