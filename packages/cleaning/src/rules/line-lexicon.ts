/**
 * Lines that are never the story's own words, by how they begin or what they are as a whole. Languages are those of
 * the pages that this was tuned on, and their neighbours.
 */

/** Phrases of a table, parted by bars or line ends. */
const phrases = (table: string): string[] =>
  table
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')

/** The line begins so, and is short or full of links: it points to another page. */
export const POINTERS = phrases(`
  read more | read also | also read | read: | more: | read next | related | see also | see more | watch:
  watch also | listen: | in pictures | in photos | more on this | more from | more about | recommended
  don’t miss | don't miss | you may also | you might also | click here | up next | live: | explore more
  further reading | lesen sie | lesen sie auch | mehr zum thema | mehr dazu | mehr zu | auch interessant
  auch lesen | zum thema | das könnte sie | weitere artikel | weitere nachrichten | hier geht es | hier finden sie
  lies auch | passend zum thema | weiterlesen | video: | siehe auch | lea también | leer más | lee también
  te puede interesar | más información | ver también | le puede interesar | también puedes leer | lire aussi
  à lire aussi | à lire | voir aussi | en savoir plus | pour aller plus loin | leggi anche | leggi di più
  leggi tutto | approfondisci | leia também | leia mais | veja também | saiba mais | lees ook | lees meer
  les også | läs också | läs mer | læs også | lue myös | przeczytaj też | czytaj także | czytaj też | zobacz także | zobacz też | διαβάστε επίσης | διαβάστε ακόμα
  čtěte také | ilgili haber | читайте также | читайте також | اقرأ أيضا | اقرأ أيضًا | اقرأ المزيد | إقرأ أيضا | شاهد أيضا | بیشتر بخوانید | مزید پڑھیں | यह भी पढ़ें | ये भी पढ़ें | আরও পড়ুন
  simak video | simak juga | lihat juga | lea además | baca juga | baca selengkapnya | xem thêm | đọc thêm | citește și | citeşte şi | olvassa el | прочетете още | pročitajte | preberite tudi
  čítajte tiež | קראו גם | อ่านข่าวเพิ่มเติม | อ่านเพิ่มเติม | soma pia | skaityk taip pat | loe ka | あわせて読みたい | 関連記事 | 相关阅读 | 相关新闻 | 관련기사 | [관련기사]
`)

/** The line begins so and closes the page: nothing after it belongs to the story. */
export const CLOSERS = phrases(`
  all rights reserved | copyright | © | (c) | alle rechte vorbehalten | todos los derechos | tous droits
  tutti i diritti | todos os direitos | 無断転載 | 無断複製 | 저작권자 | 무단전재 | 무단 전재 | reporting by | additional reporting
  editing by | writing by | our standards: | suggested topics: | purchase licensing rights | licensing rights | with reporting by | with files from | compiled by | edited by
  written by | photos by | follow us | follow @ | follow the topics | follow the latest | follow our | join our | join the conversation
  sign up for | sign up to | sign up now | sign up here | subscribe | subscribe to | subscribe now | subscribe today | subscribe for
  get the latest | get our | download our | download the | like us on | like our
  share this | share on | share your thoughts | share your story | share your view | share your views | share your comments | tweet | send your comments | your comment | leave a comment | leave a reply
  add a comment | post a comment | comments are closed | comments are off | comments | comment on this | what do you think | have your say | tell us
  contact us | contact the author | email the author | support our | support independent
  this article was originally | this article first appeared | this story was originally | originally published
  this article appeared | this article was updated | das könnte | this story has been updated | advertisement | tags: | tags
  topics: | filed under | filed in | posted in | categories: | category: | about the author | about this article
  related articles | related posts | related stories | related topics | more stories | previous post | next post
  photo: | photos: | image: | source: | cover photo | featured image | disclaimer | view comments | was this
  did you find | rate this | save my name | required fields | print this | back to top | for more information
  stay up to date | you can reach | got a tip | have a tip | redaktion: | quelle: | quellen:
  mit informationen von | mit material von | mit agenturmaterial | dieser artikel | dieser text | dieser beitrag
  dieses thema im programm | stand: | über dieses thema | folgen sie | abonnieren | newsletter | jetzt
  kommentare | kommentieren | teilen | anzeige | themen | schlagworte | haben sie | feedback | fehler gefunden
  hinweis der redaktion | anmerkung der redaktion | transparenzhinweis | sendung: | startseite | zur startseite
  síguenos | suscríbete | suscribirse | comentarios | comparte | etiquetas | temas | síganos | archivado en
  suivez-nous | abonnez-vous | partager | commentaires | seguici | iscriviti | condividi | riproduzione riservata
  © riproduzione | siga | compartilhe | inscreva-se | comentários | volg ons | deel | reacties | følg oss | del
  følg | dela | följ oss | udostępnij | obserwuj | komentarze | sdílet | diskuse | paylaş | abone ol | etiketler
  źródło: | masz ciekawy temat | bunlar da ilginizi | ακολουθήστε μας | πηγή: | vídeos: | veja mais notícias | 责任编辑 | 責任編輯
  تابعوا | تابعونا | हमारे whatsapp | ติดตามข่าว | ikuti | theo dõi | urmărește | pratite nas | notes to editors | note to editors | for further information | for media enquiries
  media contact | press contact | rückfragen bitte an | pressekontakt | original-content von | -ends- | contact staff writer
  ข่าวที่เกี่ยวข้อง | הצטרפו | רוצים לקבל | printed from http | find this article at | this article was amended | do you know more about
  yorumlar | подписывайтесь | поделиться | комментарии | підписуйтесь | 분享 | 기자 | copyrights
`)

/** Stands in front of the story: who, when, with which picture. */
export const OPENERS = phrases(`
  by | von | por | par | di | av | door | printed from | published | updated | posted | last updated | last modified
  first published | written by | author: | photo | image: | foto: | bild: | quelle: | source: | credit:
  reading time | min read | minute read | lesezeit | stand: | veröffentlicht | aktualisiert | zuletzt aktualisiert
  publicado | actualizado | publié | mis à jour | pubblicato | aggiornato | publicerad | publisert | oppdatert
  gepubliceerd | share | listen to | advertisement | disclosure | this post may contain | this post contains
  affiliate | we may earn | we may receive | jump to | table of contents | home | you are here | subscribe
  follow | print | save | comments | skip to | opinion | breaking | exclusive | news
`)

/** Over what follows the story, as a heading or a short line of its own. */
export const CLOSING_HEADINGS = phrases(`
  about the author | about the authors | about the writer | about author | meet the author | author | related
  related articles | related posts | our related | more from | more stories | more on this | more news
  more articles | more like this | you may also like | you might also like | you might be interested | recommended
  read next | read more | keep reading | up next | popular | most popular | most read | trending | latest news
  latest stories | latest posts | recent posts | recent articles | editor’s picks | editors’ picks
  also in the news | comments | leave a reply | leave a comment | join the conversation | join the discussion
  post a comment | tags | share this | share | newsletter | subscribe | sign up | stay connected | stay informed
  follow us | get the latest | quellen | notes to editors | media contact
  press contact | rückfragen bitte an | pressekontakt | contact information | previous article | next article | topics | mehr zum thema | mehr von
  auch interessant | das könnte sie auch interessieren | das könnte dich auch interessieren | weitere themen
  weitere artikel | weitere nachrichten | meistgelesen | kommentare | zum autor | zur autorin | über den autor
  über die autorin | schlagwörter | themen | neueste artikel | empfehlungen | folgst du schon | weiterlesen
  zur startseite | sobre la firma | sobre el autor | más información | archivado en | te puede interesar
  lo más visto | lo más leído | comentarios | etiquetas | temas relacionados | à lire aussi | sur le même sujet
  les plus lus | commentaires | nouveau | leggi anche | potrebbe interessarti | commenti | leia também
  mais lidas | comentários | lees ook | meest gelezen | reacties | les også | mest lest | läs också | mest lästa
  læs også | czytaj też | komentarze | mohlo by vás zajímat | diskuse | ilgili haberler | yorumlar | читайте также
  more for you | you may have missed | in case you missed it | related coverage | related news | related links | related content
  around the web | what to read next | recommended for you | recommended stories | watch next | paid content | sponsored content
  más noticias | más leídas | notas relacionadas | noticias relacionadas | artículos relacionados | articles liés | sur le même thème
  articoli correlati | notícias relacionadas | ähnliche artikel | verwandte artikel | meer over dit onderwerp | relaterte artikler
  související články | powiązane artykuły | похожие новости | материалы по теме | схожі новини | berita terkait | tin liên quan
  ข่าวที่เกี่ยวข้อง | مواضيع ذات صلة | أخبار ذات صلة | संबंधित खबरें | 関連リンク | 관련 뉴스 | 相关报道 | 延伸阅读 | 相關新聞
  関連記事 | 関連キーワード | おすすめ | 人気記事 | あわせて読みたい | 관련기사 | 많이 본 | 相关阅读 | 推荐阅读 | 评论
`)

/** Words of an invitation: at the story's end the paragraph that holds one is the publisher's, not the writer's. */
export const INVITATIONS = phrases(`
  subscribe to | sign up for | abonniere | abonnieren sie | follow us
  share your (?:story|experience) | have you been affected | bookmark our | our website is | get in touch with our | check our news page | emailing us | email us at
  make a donation | mit einer spende | unterstützen sie uns | suscríbete | suscribirse | iscriviti
  inscrivez-vous | abonnez-vous | inscreva-se | editorial policy | partnermarke | rabatt | app herunter
  download our app | download the app | 読み放題 | 有料会員 | 会員限定
`)

/** A publisher sells the rest of the story, and whatever follows is the offer: patterns, one a line. */
export const OFFERS = String.raw`
  (?:this|the full) (?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to) .{0,30}(?:subscribers|members)
  continue reading with (?:a|your) subscription|get unlimited access to
  subscribers only|subscribe (?:now )?to (?:continue|read|unlock)|to (?:continue|keep) reading,?
  already an? (?:subscriber|member)|(?:log in|register) to (?:continue|read)|unlock this (?:article|story)
  (?:dieser|der ganze) (?:artikel|beitrag) ist (?:nur )?(?:für|teil)|nur für abonnenten
  jetzt (?:weiterlesen|abonnieren|testen)|sie haben bereits ein|bereits (?:abonnent|registriert)
  para (?:seguir|continuar) leyendo|exclusivo para suscriptores|hazte suscriptor|ya eres suscriptor
  tu suscripción se está usando|este artículo es (?:solo )?para suscriptores
  article (?:est )?réservé aux abonnés|il vous reste .{1,20} à (?:lire|découvrir)|découvrez nos offres|déjà abonné
  riservato agli abbonati|per continuare a leggere|exclusivo para assinantes|para continuar lendo|já é assinante
  alleen voor abonnees|kun for abonnenter|för att läsa vidare|dla prenumeratorów|pouze pro předplatitele
  会員限定(?:です|の記事)|有料(?:会員|記事)(?:限定|です)|残り ?[\d０-９,]+ ?(?:文字|字)|続きを読むには|付费(?:阅读|内容)|유료 (?:기사|회원)
`
  .trim()
  .split(/\n\s*/)
