/** What people call secret fields, in the languages that sites are written in. Hiding too much is a nuisance, too little a leak. */
const WORDS = [
  // password, pass phrase
  'pass(?:word|wort|wd|phrase|code|e)?\\b|pwd|kennwort|losung|mot.?de.?passe|contrase[nñ]a|clave|senha|palavra.?passe|parola|wachtwoord|has[łl]o|heslo|l[öo]senord|adgangskode|kodeord|passord|salasana|tunnussana|jelsz[óo]|κωδικ|συνθηματικ|[şs]ifre|пароль|كلمة.{0,3}(?:السر|المرور)|סיסמ|رمز.?عبور|گذرواژه|पासवर्ड|कूटशब्द|kata.?sandi|sandi|m[ậa]t.?kh[ẩa]u|รหัสผ่าน|パスワード|暗証|合言葉|비밀번호|암호|密码|密碼|口令',
  // one-time codes, PINs, verification
  'otp|one.?time|einmal|\\btan\\b|(?<![a-z])pin(?![a-z])|[a-z]Pin(?![a-z])|verification|verifizier|best[äa]tigungscode|code.?de.?v[ée]rif|c[óo]digo.?de.?(?:verif|segur|acesso)|codice.?di.?(?:verif|sicur)|verificatie|kod.?weryf|ov[ěe]ř|verifiering|bekr[æa]ftelse|vahvistus|cod.?de.?verif|ellen[őo]rz|επαλήθευσ|do[ğg]rulama|код.?(?:підтв|подтв|из)|رمز.?التحقق|קוד.?אימות|کد.?تأیید|सत्यापन|kode.?verif|m[ãa].?x[áa]c|รหัสยืนยัน|認証|確認コード|인증|验证码|驗證碼|动态码',
  // cards
  '\\bcv[cv]2?\\b|cvv|cvc|csc\\b|card.?(?:no|num|holder|code|exp|secur)|cc.?(?:no|num|exp|csc|cvc)|kartennummer|karteninhaber|pr[üu]f(?:nummer|ziffer)|num[ée]ro.?de.?carte|carte.?(?:bleue|banc|cr)|tarjeta|cart[ãa]o|carta.?di.?cred|kaartnummer|karty|kartov|č[íi]slo.?karty|kortn|korttinumero|k[áa]rtyasz|αριθμ.{0,6}κάρτας|kart.?(?:no|num)|номер.?карт|رقم.?البطاقة|מספר.?כרטיס|شماره.?کارت|कार्ड|nomor.?kartu|s[ốo].?th[ẻe]|หมายเลขบัตร|カード番号|카드.?번호|卡号|卡號',
  // accounts and people
  'iban|bic\\b|swift|account.?n|konto|routing|sort.?code|compte|cuenta|conta.?banc|rekening|nr.?rach|č[íi]slo.?[úu]čtu|tilinumero|sz[áa]mlasz|λογαριασμ|hesap.?no|рахун|счет|счёт|حساب|חשבון|खाता|rekening|t[àa]i.?kho[ảa]n|เลขที่บัญชี|口座|계좌|账号|帳號',
  'ssn|social.?sec|sozialvers|steuer.?(?:id|nr|num)|tax.?id|num[ée]ro.?de.?s[ée]cu|\\bdni\\b|\\bnie\\b|\\bnif\\b|\\bcpf\\b|codice.?fiscale|\\bbsn\\b|pesel|rodn[ée]|personnummer|cpr.?n|henkil[öo]tunnus|\\bcnp\\b|\\btaj\\b|\\bαφμ\\b|tc.?kimlik|паспорт|passport|reisepass|national.?id|ausweis|身份证|身分證|マイナンバー|주민등록|aadhaar',
  'security.?(?:code|answer|question|number)|sicherheits|secret|geheim|token|api.?key|private.?key|seed.?phrase|recovery',
].join('|');
const SECRET_WORDS = new RegExp(WORDS, 'iu');
const MAX_LENGTH = 300;
const UUID = /[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}/i;

/** Whether a name, label or hint says that what is typed is secret. */
export function saysSecret(text: string | null): boolean {
  return text !== null && text !== '' && SECRET_WORDS.test(text.slice(0, MAX_LENGTH));
}

/** Whether a word looks like a key, a token, an id or an e-mail address, and not like something a person named. */
export function isSecretWord(word: string): boolean {
  if (word.includes('@') || word.length > 200) return true;
  if (word.length < 16) return false;
  if (UUID.test(word) || /^eyJ[\w-]+\./.test(word)) return true;
  return (
    word.split(/[^\p{L}\p{N}]+/u).some((part) => part.length >= 16 && isMixed(part)) ||
    (/^[\w=.~+/-]+$/.test(word) && isMixed(word) && switches(word) >= word.length * 0.3)
  );
}

function isMixed(word: string): boolean {
  return /\d/.test(word) && /[a-z]/i.test(word);
}

/** How often small letters, capitals and digits take turns. */
function switches(word: string): number {
  let count = 0;
  for (let i = 1; i < word.length; i++) {
    const [before, now] = [kind(word.charCodeAt(i - 1)), kind(word.charCodeAt(i))];
    if (before !== now && before !== 0 && now !== 0) count++;
  }
  return count;
}

function kind(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 97 && code <= 122 ? 3 : 0;
}
