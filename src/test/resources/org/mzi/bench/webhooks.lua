-- wrk: one webhook for each request, about a student drawn at random; the figures as one line of JSON.

local students = {}

function init()
    for id in io.lines(os.getenv("MZI_STUDENTS")) do
        students[#students + 1] = id
    end
    math.randomseed(os.time())
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.headers["X-MZI-Token"] = os.getenv("MZI_TOKEN")
end

function request()
    local id = students[math.random(#students)]
    return wrk.format(nil, nil, nil, '{"zoho_id":"' .. id .. '","module":"BTEC_Students"}')
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '{"requests":%d,"refused":%d,"lost":%d,"micros":%d,"p50":%d,"p99":%d}\n',
        summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        summary.duration, latency:percentile(50), latency:percentile(99)))
end
