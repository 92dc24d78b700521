"""The kinds of chart, one module each: `draw(data, width)` gives the whole in the words of Vega-Lite."""
