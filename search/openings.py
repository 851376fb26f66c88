"""How a piece begins, as a set of words: by what two of them share they are told to be alike.

Pairs of Chinese characters and stems of other words, folded, so that 简体 and 繁體 meet and a word
of two characters counts. Each word is kept as a number: thousands of sets are compared at once.
"""

from zlib import crc32

from editions.languages import Language
from search.analysis import runs
from search.folding import fold
from search.stems import stems
from search.vectors import Words

LONGEST = 1_500  # characters: title, standfirst and what a reader would need to know the piece
MOST = 250  # words: some 250 Chinese characters, or as many English words as are read first


def opening(words: Words, language: Language) -> list[int]:
    """Return the words of a piece's beginning, each once; those too common to tell are left out."""
    text = "\n".join((words.title, words.standfirst, *words.body))[:LONGEST]
    found = list(runs(fold(text)))
    stem = stems([run.text for run in found if not run.is_han], language)
    grams: dict[str, None] = {}
    for run in found:
        if run.is_han:
            pairs = (word for word, _place in run.words() if len(word) == 2)
            grams.update(dict.fromkeys(pairs))
        elif word := stem[run.text]:
            grams[word] = None
    numbers = (crc32(gram.encode(errors="surrogatepass")) - 2**31 for gram in grams)
    return list(dict.fromkeys(numbers))[:MOST]
