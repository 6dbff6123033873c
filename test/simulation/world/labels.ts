/** Gives random ids the names by which a trace stays readable, and the same whenever it is replayed. */
export function labels() {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const pattern = /\b(bkg|gst|cus|deal|pi|evt|re|clm|rfd|ch|du|pm)_[a-zA-Z0-9]{10,}\b/g;
  const nameOf = (id: string, kind: string): string => {
    const known = names.get(id);
    if (known) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    names.set(id, `${kind}${count}`);
    return `${kind}${count}`;
  };
  return (text: string): string => text.replace(pattern, (id, kind) => nameOf(id, kind));
}
