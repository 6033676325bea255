/** Cities in sixty countries, from all parts of the world; the first ones are where most is going on. */
export const exampleCities: readonly string[] = `
Buenos Aires|New York City|Madrid|Paris|Santiago, Chile|Mexico City|Toronto|São Paulo|Montevideo|Barcelona
Los Angeles|Chicago|Berlin|London|Rome|Lisbon|Athens|Istanbul|Cairo|Kolkata
Córdoba, Argentina|Rosario, Argentina|La Plata|Mendoza, Argentina|San Miguel de Tucumán|Neuquén|Mar del Plata
Valparaíso|Concepción, Chile|Antofagasta|Lima|Bogotá|Medellín|Quito|La Paz, Bolivia|Asunción|Caracas|Brasília
Rio de Janeiro|Porto Alegre|Belo Horizonte|Salvador, Brazil|Guadalajara, Mexico|Monterrey|Tijuana|Oaxaca
Montreal|Vancouver|Ottawa|Washington DC|Boston|Philadelphia|San Francisco|Oakland|Seattle|Portland, Oregon
Detroit|Minneapolis|Houston|Miami|Honolulu|San Juan, Puerto Rico|Havana|Santo Domingo|Port-au-Prince
Guatemala City|San Salvador|Tegucigalpa|Managua|San José, Costa Rica|Panama City, Panama
Lyon|Marseille|Toulouse|Bordeaux|Nantes|Lille|Strasbourg|Sevilla|Valencia, Spain|Bilbao|Zaragoza|Burgos|Porto
Hamburg|Munich|Cologne|Leipzig|Bremen|Vienna|Zürich|Geneva|Bern|Brussels|Amsterdam|Copenhagen|Stockholm|Oslo
Helsinki|Dublin|Belfast|Glasgow|Manchester|Birmingham, England|Bristol|Milan|Turin|Naples|Bologna|Palermo
Warsaw|Prague|Budapest|Bucharest|Sofia|Belgrade|Zagreb|Thessaloniki|Ankara|Izmir|Diyarbakır|Kyiv|Tbilisi
Tunis|Algiers|Casablanca|Dakar|Accra|Lagos|Nairobi|Johannesburg|Cape Town|Durban|Kinshasa|Addis Ababa
Beirut|Amman|Ramallah|Gaza|Baghdad|Tehran|Delhi|Mumbai|Chennai|Dhaka|Karachi|Colombo|Kathmandu
Bangkok|Hanoi|Kuala Lumpur|Jakarta|Manila|Hong Kong|Taipei|Seoul|Tokyo|Osaka|Sydney|Melbourne|Auckland
Suva|Apia|Nukuʻalofa|Anchorage|Reykjavík|Ushuaia|Punta Arenas
`
  .split(/[|\n]/)
  .filter((city) => city !== '');
