// Solves the problems of a file with LEMON and prints user CPU and objective of each algorithm, as JSON.
// Only the benchmark compiles this. Usage: lemon FILE RUNS network-simplex|cost-scaling|preflow ...
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/preflow.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using Graph = lemon::SmartDigraph;
using Whole = std::int64_t;

struct Problem {
  std::int32_t lots, lines, pairs;
  std::vector<double> lotUnits, lineUnits, cost;
  std::vector<std::int32_t> start, line;
};

static double userMs() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec * 1e3 + usage.ru_utime.tv_usec / 1e3;
}

template <typename Item>
static void take(std::FILE* file, std::vector<Item>& into, std::size_t count) {
  into.resize(count);
  if (std::fread(into.data(), sizeof(Item), count, file) != count) std::exit(2);
}

static bool take(std::FILE* file, Problem& problem) {
  std::vector<std::int32_t> counts(3);
  if (std::fread(counts.data(), sizeof(std::int32_t), 3, file) != 3) return false;
  problem.lots = counts[0];
  problem.lines = counts[1];
  problem.pairs = counts[2];
  take(file, problem.lotUnits, problem.lots);
  take(file, problem.lineUnits, problem.lines);
  take(file, problem.start, problem.lots + 1);
  take(file, problem.line, problem.pairs);
  take(file, problem.cost, problem.pairs);
  return true;
}

// Lots are nodes 0 ... lots - 1, lines follow; arcs in the order of the pairs.
static void build(const Problem& problem, Graph& graph) {
  graph.reserveNode(problem.lots + problem.lines + 2);
  graph.reserveArc(problem.pairs + problem.lots + problem.lines);
  for (int node = 0; node < problem.lots + problem.lines; ++node) graph.addNode();
  for (int lot = 0; lot < problem.lots; ++lot)
    for (int pair = problem.start[lot]; pair < problem.start[lot + 1]; ++pair)
      graph.addArc(graph.nodeFromId(lot), graph.nodeFromId(problem.lots + problem.line[pair]));
}

template <typename Solver>
static Whole cheapest(const Problem& problem, int runs, std::vector<double>& ms) {
  Graph graph;
  build(problem, graph);
  Graph::ArcMap<Whole> cost(graph);
  Graph::NodeMap<Whole> supply(graph);
  for (int pair = 0; pair < problem.pairs; ++pair)
    cost[graph.arcFromId(pair)] = static_cast<Whole>(problem.cost[pair]);
  for (int lot = 0; lot < problem.lots; ++lot)
    supply[graph.nodeFromId(lot)] = static_cast<Whole>(problem.lotUnits[lot]);
  for (int line = 0; line < problem.lines; ++line)
    supply[graph.nodeFromId(problem.lots + line)] = -static_cast<Whole>(problem.lineUnits[line]);
  Whole objective = -1;
  for (int run = 0; run < runs; ++run) {
    const double begun = userMs();
    Solver solver(graph);
    solver.costMap(cost).supplyMap(supply);
    if (solver.run() != Solver::OPTIMAL) std::exit(3);
    ms[run] += userMs() - begun;
    objective = solver.template totalCost<Whole>();
  }
  return objective;
}

static Whole mostFlow(const Problem& problem, int runs, std::vector<double>& ms) {
  Graph graph;
  build(problem, graph);
  const Graph::Node source = graph.addNode(), target = graph.addNode();
  Graph::ArcMap<Whole> room(graph, INT64_MAX / 4);
  for (int lot = 0; lot < problem.lots; ++lot)
    room[graph.addArc(source, graph.nodeFromId(lot))] = static_cast<Whole>(problem.lotUnits[lot]);
  for (int line = 0; line < problem.lines; ++line)
    room[graph.addArc(graph.nodeFromId(problem.lots + line), target)] =
        static_cast<Whole>(problem.lineUnits[line]);
  Whole value = -1;
  for (int run = 0; run < runs; ++run) {
    const double begun = userMs();
    lemon::Preflow<Graph, Graph::ArcMap<Whole>> solver(graph, room, source, target);
    solver.run();
    ms[run] += userMs() - begun;
    value = solver.flowValue();
  }
  return value;
}

static Whole solve(const Problem& problem, const std::string& way, int runs,
                   std::vector<double>& ms) {
  if (way == "network-simplex")
    return cheapest<lemon::NetworkSimplex<Graph, Whole, Whole>>(problem, runs, ms);
  if (way == "cost-scaling")
    return cheapest<lemon::CostScaling<Graph, Whole, Whole>>(problem, runs, ms);
  if (way == "preflow") return mostFlow(problem, runs, ms);
  std::exit(4);
}

int main(int count, char** words) {
  if (count < 4) return 1;
  const int runs = std::atoi(words[2]);
  std::printf("[");
  for (int word = 3; word < count; ++word) {
    std::FILE* file = std::fopen(words[1], "rb");
    if (file == nullptr) return 2;
    std::vector<double> ms(runs);
    __int128 objective = 0;
    Problem problem;
    while (take(file, problem)) objective += solve(problem, words[word], runs, ms);
    std::fclose(file);
    std::string digits;
    for (; objective > 0; objective /= 10)
      digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(objective % 10)));
    std::printf("%s{\"way\":\"%s\",\"objective\":\"%s\",\"ms\":[", word > 3 ? "," : "", words[word],
                digits.empty() ? "0" : digits.c_str());
    for (int run = 0; run < runs; ++run) std::printf("%s%.3f", run > 0 ? "," : "", ms[run]);
    std::printf("]}");
  }
  std::printf("]\n");
  return 0;
}
