/** Problems in the form of VROOM's public documentation, with places and figures of our own. */

/** Coordinates alone: time windows, skills, a rest, deliveries and pickups of jobs, and a shipment. */
export const COORDINATES = {
  vehicles: [
    {
      id: 1,
      description: 'El Burro',
      start: [-70.23, 9.79],
      end: [-70.23, 9.79],
      capacity: [4],
      skills: [1, 14],
      time_window: [28_800, 64_800],
    },
    {
      id: 2,
      start: [-70.23, 9.79],
      end: [-70.23, 9.79],
      capacity: [4],
      skills: [2, 14],
      time_window: [28_800, 64_800],
      breaks: [{ id: 2, service: 1_800, time_windows: [[43_200, 50_400]] }],
    },
  ],
  jobs: [
    {
      id: 1,
      service: 300,
      delivery: [1],
      location: [-70.28, 9.25],
      skills: [1],
      time_windows: [[32_400, 39_600]],
    },
    { id: 2, service: 300, pickup: [1], location: [-70.43, 9.37], skills: [1] },
    { id: 5, service: 300, setup: 120, delivery: [1], location: [-70.6, 9.32], skills: [14] },
    { id: 6, service: 300, delivery: [1], location: [-70.25, 9.24], skills: [14], priority: 10 },
  ],
  shipments: [
    {
      amount: [1],
      skills: [2],
      pickup: { id: 4, service: 300, location: [-70.09, 9.63] },
      delivery: { id: 3, service: 300, location: [-69.62, 9.93] },
    },
  ],
};

/** A matrix that is not symmetric, an end elsewhere, and nothing else. */
export const MATRIX = {
  vehicles: [{ id: 0, start_index: 0, end_index: 3 }],
  jobs: [
    { id: 1414, location_index: 1 },
    { id: 1515, location_index: 2 },
  ],
  matrices: {
    car: {
      durations: [
        [0, 1_800, 240, 1_250],
        [1_790, 0, 2_100, 3_000],
        [250, 2_110, 0, 1_040],
        [1_260, 2_990, 1_050, 0],
      ],
    },
  },
};

/** All that a matrix can bear: profiles, costs, limits, three amounts, speeds, an open start. */
export const EVERYTHING = {
  vehicles: [
    {
      id: 7,
      start_index: 0,
      end_index: 0,
      capacity: [10, 10, 10],
      costs: { fixed: 100, per_hour: 3_600, per_km: 200 },
      max_tasks: 6,
      max_travel_time: 6_000,
      breaks: [
        { id: 1, service: 600, time_windows: [[1_000, 3_000]], max_load: [10, 10, 10] },
        { id: 2, service: 60, time_windows: [[2_000, 9_000]] },
      ],
    },
    {
      id: 8,
      end_index: 2,
      profile: 'truck',
      capacity: [20, 20, 20],
      speed_factor: 0.8,
      skills: [3],
      max_distance: 30_000,
      steps: [
        { type: 'start' },
        { type: 'pickup', id: 1 },
        { type: 'delivery', id: 2 },
        { type: 'end' },
      ],
    },
  ],
  jobs: [
    { id: 1, location_index: 1, delivery: [1, 2, 3], service: 100, setup: 50 },
    { id: 2, location_index: 1, pickup: [3, 2, 1], service: 100, setup: 70 },
    {
      id: 3,
      location_index: 2,
      amount: [1, 1, 1],
      time_windows: [
        [0, 500],
        [900, 9_000],
      ],
    },
  ],
  shipments: [
    {
      amount: [2, 2, 2],
      priority: 100,
      skills: [3],
      pickup: { id: 1, location_index: 1, service: 60, description: 'en la finca' },
      delivery: { id: 2, location_index: 2, service: 60, time_windows: [[0, 9_000]] },
    },
  ],
  matrices: {
    car: {
      durations: [
        [0, 600, 900],
        [650, 0, 400],
        [950, 420, 0],
      ],
      distances: [
        [0, 9_000, 14_000],
        [9_100, 0, 5_000],
        [14_300, 5_200, 0],
      ],
    },
    truck: {
      durations: [
        [0, 700, 990],
        [750, 0, 480],
        [999, 500, 0],
      ],
      distances: [
        [0, 9_000, 14_000],
        [9_100, 0, 5_000],
        [14_300, 5_200, 0],
      ],
    },
  },
};
