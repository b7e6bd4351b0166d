/** The title of the window, which task bars and switchers show: the page's own name, or nothing but the product's while that is to be kept from view. */

let page = '';
let product = '';
const hiding = new Set<object>();

function show(): void {
  document.title = page === '' || hiding.size > 0 ? product : `${page} — ${product}`;
}

/** Names the window after the page that is shown. */
export function nameWindow(pageTitle: string, productName: string): void {
  page = pageTitle;
  product = productName;
  show();
}

/** Keeps the page's name out of the title. Returns the function that lets it back in; one of several is not enough. */
export function hideWindowTitle(): () => void {
  const mine = {};
  hiding.add(mine);
  show();
  return () => {
    hiding.delete(mine);
    show();
  };
}
