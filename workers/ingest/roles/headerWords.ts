/** A header as lower-case words without accents: `DateTimeCreated__c` → date, time, created; `Deal - Won time` → deal, won, time. */
export function headerWords(name: string): string[] {
  return name
    .replace(/__[cr]\b/gi, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The same as one text. */
export const headerText = (name: string): string => headerWords(name).join(' ');
