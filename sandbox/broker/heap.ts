/** A binary heap: the least element first, in logarithmic time. */
export interface Heap<Element> {
  push(element: Element): void;
  /** The least one, left where it is. */
  peek(): Element | undefined;
  pop(): Element | undefined;
  /** In no order. */
  all(): readonly Element[];
}

/** @param isLess a strict order; of two that are equal either may come first */
export function createHeap<Element>(isLess: (a: Element, b: Element) => boolean): Heap<Element> {
  const elements: Element[] = [];

  const swap = (a: number, b: number): void => {
    [elements[a], elements[b]] = [elements[b] as Element, elements[a] as Element];
  };
  const isBefore = (a: number, b: number): boolean =>
    isLess(elements[a] as Element, elements[b] as Element);
  const rise = (from: number): void => {
    for (let index = from; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!isBefore(index, parent)) return;
      swap(index, parent);
      index = parent;
    }
  };
  const sink = (): void => {
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      if (left >= elements.length) return;
      const right = left + 1;
      const least = right < elements.length && isBefore(right, left) ? right : left;
      if (!isBefore(least, index)) return;
      swap(least, index);
      index = least;
    }
  };

  return {
    push: (element) => {
      elements.push(element);
      rise(elements.length - 1);
    },
    peek: () => elements[0],
    pop: () => {
      const least = elements[0];
      const last = elements.pop();
      if (elements.length > 0) {
        elements[0] = last as Element;
        sink();
      }
      return least;
    },
    all: () => elements,
  };
}
