import type { Encoding } from '../../../src/domain/encodings.ts';

/** Characters met again and again in names, addresses and sales. */
const SIMPLIFIED =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严李刘陈杨赵黄吴徐孙朱司限股份有投销售伟芳娜秀英敏静丽磊洋勇艳杰娟涛超兰霞平刚桂';
const TRADITIONAL =
  '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經進著等部度家電力裡如水化高自理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領海口東導器壓志世金增爭濟階油思術極交受聯什認共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近司限股份投銷售台灣陳';
const HANGUL =
  '이다가는에의하고을기지로사은도자를한시대리인정어수나서전부일주아그상제해스보국원구성관장동여경조유라과비적계지안금무방화소공교신중우회식김박최강윤서울산영업팀';
const KANJI =
  '日本人大年会国社東京中田山一二三十上下金月出行学生時間分事前高新小長文部店式株有限川野島村木林松井藤佐伊加渡辺橋本口原石清水吉橋市区町県名営業商品売客様電話番号受注失確定域地阪府都道福岡愛知神戸横浜札幌広島仙台静千葉埼玉北南西高建設工業銀';

/** Half-width ones are single bytes, which any text may have. */
const KANA = /[\u3040-\u30ff]/;
const BEYOND = /\P{ASCII}/u;

const LISTS: readonly { encoding: Encoding; common: ReadonlySet<string>; kana: boolean }[] = [
  { encoding: 'shift_jis', common: new Set(KANJI), kana: true },
  { encoding: 'euc-jp', common: new Set(KANJI), kana: true },
  { encoding: 'gb18030', common: new Set(SIMPLIFIED), kana: false },
  { encoding: 'big5', common: new Set(TRADITIONAL), kana: false },
  { encoding: 'euc-kr', common: new Set(HANGUL), kana: false },
];

/** How well the lines read in an encoding in which characters take two bytes. */
export interface WideReading {
  encoding: Encoding;
  /** Share of the characters beyond the plain ones that are common where it is used, 0–1. */
  common: number;
  characters: number;
}

/** The encodings of East Asia in which nearly every byte of the lines makes sense, the likeliest first. */
export function wideReadings(lines: readonly Uint8Array[]): WideReading[] {
  return LISTS.flatMap(({ encoding, common, kana }) => {
    const decoder = new TextDecoder(encoding);
    let [characters, known, lost] = [0, 0, 0];
    for (const line of lines) {
      for (const character of decoder.decode(line)) {
        if (!BEYOND.test(character)) continue;
        characters += 1;
        if (/[\ufffd\ue000-\uf8ff]/.test(character)) lost += 1;
        else if (common.has(character) || (kana && KANA.test(character))) known += 1;
        else if (/[\u3000-\u303f\uff00-\uff5e]/.test(character)) characters -= 1;
      }
    }
    if (characters < 2 || lost > 0.01 * characters) return [];
    return [{ encoding, common: known / characters, characters }];
  }).sort((a, b) => b.common - a.common);
}
