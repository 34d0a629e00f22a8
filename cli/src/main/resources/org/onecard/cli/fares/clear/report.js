"use strict";
// Draws each chart from the table that stands behind it, so that the two cannot differ.
(() => {
  const charts = [];
  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const size = () => parseFloat(getComputedStyle(document.body).fontSize) * 0.8;

  function read(table) {
    const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
    const rows = [...table.tBodies[0].rows].map((row) => ({
      name: row.cells[0].textContent,
      values: [...row.cells].slice(1).map((cell) => Number(cell.dataset.value)),
    }));
    return { names, rows };
  }

  function option(chart, data) {
    const across = chart.dataset.shape === "bars";
    const rows = across ? data.rows.slice(0, Number(chart.dataset.most)).reverse() : data.rows;
    const room = Math.min(Math.round(chart.clientWidth * 0.46), Math.round(size() * 26));
    const names = {
      type: "category",
      data: rows.map((row) => row.name),
      axisLabel: {
        color: colour("--ink"),
        fontSize: size(),
        width: across ? room : undefined,
        overflow: across ? "break" : undefined,
        interval: across ? 0 : "auto",
      },
      axisLine: { lineStyle: { color: colour("--line") } },
    };
    const amounts = {
      type: "value",
      min: 0,
      name: chart.dataset.unit,
      nameLocation: across ? "middle" : "end",
      nameGap: across ? size() * 2 : 12,
      nameTextStyle: { color: colour("--ink-soft"), fontSize: size() },
      splitNumber: across ? 3 : 5,
      axisLabel: { color: colour("--ink-soft"), fontSize: size() },
      splitLine: { lineStyle: { color: colour("--line") } },
    };
    return {
      animation: false,
      color: ["--jade", "--amber", "--blue"].map(colour),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, decal: { show: data.names.length > 1 } },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
      legend: {
        show: data.names.length > 1,
        top: 0,
        type: "scroll",
        textStyle: { color: colour("--ink"), fontSize: size() },
      },
      grid: {
        left: across ? room + 12 : 8,
        right: 24,
        top: size() * (across ? (data.names.length > 1 ? 3.2 : 1) : 4.8),
        bottom: across ? size() * 4 : 8,
        containLabel: !across,
      },
      xAxis: across ? amounts : names,
      yAxis: across ? names : amounts,
      series: data.names.map((name, i) => ({
        name,
        type: "bar",
        stack: "all",
        barMaxWidth: 28,
        data: rows.map((row) => row.values[i]),
      })),
    };
  }

  function draw() {
    for (const { chart, drawn, data } of charts) {
      if (chart.dataset.shape === "bars") {
        const rows = Math.min(data.rows.length, Number(chart.dataset.most));
        chart.style.height = `${Math.round(size() * (7 + rows * 3))}px`;
      }
      drawn.resize();
      drawn.setOption(option(chart, data), true);
    }
  }

  for (const chart of document.querySelectorAll(".chart")) {
    const data = read(document.getElementById(chart.dataset.table));
    charts.push({ chart, data, drawn: echarts.init(chart, null, { renderer: "svg" }) });
  }
  draw();
  addEventListener("resize", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.getElementById("type").addEventListener("click", () => {
    const root = document.documentElement;
    root.dataset.type = root.dataset.type === "large" ? "normal" : "large";
    draw();
  });
  document.documentElement.dataset.drawn = String(charts.length);
})();
